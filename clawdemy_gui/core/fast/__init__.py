"""The same formulas as at the blackboard, arranged for speed, each beside the readable form it must equal."""
