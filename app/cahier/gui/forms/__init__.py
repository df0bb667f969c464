"""Forms as data: which fields of a record are asked, in what words and groups. One builder draws them all.

A form works on the plain shape of a record (`cahier.domain.codec`): keys are the fields of the record, `a.b` is a
field of a part of it. What a form does not show it does not touch.
"""
