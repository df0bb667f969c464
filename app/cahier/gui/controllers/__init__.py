"""Controllers: each joins one screen with the workflows it asks for, through the vault thread.

A screen shows and emits what the researcher wants; its controller runs the workflow and hands back the answer.
What must be decided is neither's business: that lies in the core, without Qt.
"""
