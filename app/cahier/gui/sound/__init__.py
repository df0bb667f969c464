"""Plays recordings kept as evidence, without a file in the clear.

    device   the sealed file as a QIODevice: read from any place, a chunk in memory
    player   a thread that fetches samples ahead, and says where it is
    output   hands samples to the sound of this computer

Not QtMultimedia: measured on 6.11.3, it is 400 MB more, links libQt6Network, and its decoder (FFmpeg) can open
connections by itself and would decode in the process where the notebook is open. Here the decoder sits in a
process that can do nothing else (`cahier.limited`), and `_miniaudio` gives the samples to the computer: its
compiled half alone, for its Python half loads `urllib.request`.
"""
