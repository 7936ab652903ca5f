"""The pack bound as one document: cover, contents, what was left out, then every paper in turn.

    entries = …                                     # exports.pack: papers, by parts
    document = bound(pack, entries)                 # exports.bound.pack

Papers keep their size. Each has its place in one order of headings, its bookmark and its line in
the contents; every side of paper carries its number in the pack, where there is room for it.
"""
