"""Decks in languages other than English, as a coach would write them."""

from facilitator.decks.bundle import DeckBundle

ARABIC_BOARD = """
# لوحة الحي
id = "our_street"
version = 1
exercise = "board"
title = "شارعنا"
language = "ar"

[[zones]]
key = "good"
title = "WhatsApp وما يجمعنا"
one = "ملاحظة"
prefix = "G"
tint = "mint"
prompt = "ما الذي يعمل جيدًا هنا؟"

[[steps]]
key = "write"
title = "اكتبوا بصمت"
prompt = "WhatsApp أم القهوة: أين نلتقي؟"
do = "فكرة واحدة على كل ورقة."
zone = "good"
also = { en = "WhatsApp or coffee: where do we meet?" }

[[plans]]
key = "whole"
title = "كل شيء"
steps = [{ step = "write", minutes = 10 }]
"""

ARABIC_SESSION = """
id = "our_street_day"
version = 1
title = "يوم في شارعنا"
language = "ar"
summary = "من يعرف من؟"

[[activities]]
kind = "talk"
title = "أهلًا"
minutes = 10
prompt = "من أنتم؟"

[[activities]]
deck = "our_street"
"""

ARABIC = DeckBundle(ARABIC_SESSION, {"our_street": ARABIC_BOARD})
"""A day in Arabic, on a board in Arabic whose prompt is in English as well."""

URDU_CARDS = """
id = "at_the_table"
version = 1
exercise = "cards"
code = "AT"
title = "میز پر"
language = "ur"

[[themes]]
key = "food"
title = "ہم مل کر کھاتے ہیں"
short = "کھانا"

[[cards]]
code = "F-1"
theme = "food"
text = "آج کس نے اکیلے کھایا؟"
also = { en = { text = "Who ate alone today?" }, bn = { text = "আজ কে একা খেয়েছে?" } }

[[cards]]
code = "F-2"
theme = "food"
text = "WhatsApp پر کس کو بلائیں گے؟"

[[steps]]
key = "draw"
title = "ایک کارڈ لیں"
prompt = "یہ کیا پوچھتا ہے؟"
do = "پڑھیں اور سوچیں۔"

[[plans]]
key = "short"
title = "مختصر"
steps = [{ step = "draw", minutes = 15 }]
"""
