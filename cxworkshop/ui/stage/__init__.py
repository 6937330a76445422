"""The projected window and its scenes, one file per scene.

One thought per screen and nothing private, ever: a scene is given a `StageState` and knows nothing
else.
"""
