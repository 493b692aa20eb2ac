"""The sheet that a class writes its own digits on: where everything stands, and how its picture is read."""
