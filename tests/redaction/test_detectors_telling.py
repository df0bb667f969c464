"""What tells of somebody in ordinary words is found in four languages, and what tells nothing is left."""

import pytest
from test_detectors import marked

from cahier.redaction.known import Known
from cahier.redaction.proposals import propose

FOUND = [
    ("az", "Əmim Bakıda [metroda maşinist] işləyirdi."),
    ("az", "Evdən [kompüteri, planşeti və toy albomunu] götürdülər."),
    ("az", "Ona [üç saat diz üstə durmağı] məcbur etdilər."),
    ("az", "Anam [altmış yaşını keçib], tək yaşayır."),
    ("az", "[Bayramdan bir həftə əvvəl] gəldilər."),
    ("az", "O, [ermənicə bilir], ona görə şübhələndilər."),
    ("az", "Onlar [cəmi iki nəfər idilər, biri baxırdı]."),
    ("az", "Telefonda [qonaq gəlib] desəm, tutulublar."),
    ("az", "Dünən [göl haqqında filmi] göstərdilər."),
    ("az", "Orada [qara çərçivəli məktubu] gördüm."),
    ("az", "[Qaxdan] gəlmişdi o adam."),
    ("az", "Görüş [«Sübh» metrosunun çıxışında] idi."),
    ("az", "Orada [on dörd qonşumuz] vardı."),
    ("ru", "Изъяли [телефон, тетрадь и свадебный альбом]."),
    ("ru", "Тогда [рукопись спрятана в футляре], и всё."),
    ("ru", "Тётя [третий год] ждёт."),
    ("ru", "Маме [за семьдесят], вот и всё."),
    ("ru", "Пришли [за неделю до праздника]."),
    ("ru", "[Через двое суток] отпустили."),
    ("ru", "Он [последний в районе лечил верблюдов], говорят."),
    ("ru", "Тут у нас [сноха моего дяди со стороны матери] была."),
    ("ru", "Дали [год исправительных работ] там."),
    ("ru", "Пришла [мать фигуранта] и стояла."),
    ("ru", "Она [плохо говорит по-русски], вот так."),
    ("ru", "Его звали [«Усатый»], да."),
    ("ru", "Осталась [фотография в чёрной рамке], и всё."),
    ("ru", "Платят [по восемьдесят манатов на душу], и всё."),
    ("ru", "Это было [до 20го], кажется."),
    ("ru", "Дядя был [проводником на товарном поезде]."),
    ("ru", "Наш [младший] уехал."),
    ("ru", "С нами твой [Ф.]"),
    ("ru", "Позвоните [Дж. В. Булдаганову] потом."),
    ("ru", "Если скажу [гости пришли], значит беда."),
    ("ru", "начните со слов [ёжик в тумане], потом пишите"),
    ("ru", "Мы живём [у станции, третий корпус, квартира двенадцать]."),
    ("ru", "Адрес: [с. Гюльбулаг, ул. Мира, д. 00], там."),
    ("tr", "Kızım [lisede felsefe dersi veriyor] şimdi."),
    ("tr", "Adres: [Güllübağ, 000. Sokak No: 00 Daire 4], yazın."),
    ("tr", "Hapiste [sol kulağının işitmesini kaybetti]."),
    ("tr", "Orada [Göl Konserini] dinledik."),
    ("tr", "Ona [günde bin lira] veriyordu."),
    ("tr", "[Dün akşam iftardan sonra] geldiler."),
    ("tr", "Benden [elli bin lira rüşvet] istediler."),
    ("en", "They took [the laptop, the tablet and the wedding album]."),
    ("en", "My mother is [past seventy], you know."),
    ("en", "She is in a house, [the Thursday before last] she called."),
    ("en", "There were [only two of them, and one was watching]."),
    ("en", "[Only the postman was inside], I think."),
    ("en", "He is [a driller on the platforms] there."),
    ("en", "They pay her [240 manats a month] now."),
    ("en", "She speaks [hardly any Russian], you know."),
    ("en", "He was [sentenced to six years] then."),
    ("en", "They cut it from [nine hundred manats to one hundred] then."),
    ("en", "Here is [her own diary], look."),
    ("en", "His passport, [C 0FAKE123], was taken."),
    ("en", "my fin is [5zxk2lm] they say"),
    ("en", "I sent [dad screenshot 3.png] to them."),
    ("en", "She is [married to a woman] now."),
    ("en", "She lives at, [forty, no, zero zero Fountain Lane], they say."),
    ("en", "Look at [00 canal st] please."),
    ("en", "He was born [14 May 197O], the scan says."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FOUND)
def test_what_tells_of_somebody_is_hidden(language: str, text: str):
    plain, spans = marked(text)
    found = propose(plain, language, Known.nobody())
    hidden = {place for one in found for place in range(one.start, one.end)}
    seen = [plain[start:end] for start, end in spans if not _is_hidden(plain, start, end, hidden)]
    assert not seen, found


def _is_hidden(plain: str, start: int, end: int, hidden: set[int]) -> bool:
    words = plain[start:end].split()
    place = start
    for word in words:
        place = plain.index(word, place)
        letters = [at for at in range(place, place + len(word)) if plain[at].isalnum()]
        if len(letters) > 2 and not hidden.issuperset(letters):
            return False
        place += len(word)
    return True


def test_the_end_of_a_wrapped_line_parts_nothing():
    text = "It was long ago and everybody knew her there: the only woman\nof the band on the hill, yes."
    place = text.index("hill")
    assert any(one.start <= place < one.end for one in propose(text, "en", Known.nobody()))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("az", "Arzu edirəm ki, hər şey yaxşı olsun."),
        ("tr", "Dilek tuttum, sonra sustum."),
        ("tr", "Mahkeme susuyor."),
        ("en", "The court was silent."),
        ("ru", "Скоро весна."),
        ("en", "There was a relative of nobody."),
        ("en", "I had only hope."),
        ("en", "Form\nName: none\nNote: none"),
    ],
)
def test_what_tells_of_nobody_is_left(language: str, text: str):
    assert propose(text, language, Known.nobody()) == ()
