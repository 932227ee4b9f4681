package page

import (
	"strings"
	"testing"
)

func TestTheLanguageIsThatOfTheText(t *testing.T) {
	kk := "<p>Министрлік жанындағы қоғамдық кеңестің отырысында ақпаратқа қол жеткізу мәселелері қаралды.</p>"
	ru := "<p>На заседании общественного совета при министерстве рассмотрены вопросы доступа к информации.</p>"
	en := "<p>The public council of the ministry has considered questions of access to information.</p>"
	for _, e := range []struct{ sentence, body, want string }{
		{"a Kazakh text", kk, "kk"},
		{"a Russian text", ru, "ru"},
		{"an English text", en, "en"},
		{"half and half", kk + ru, "mixed"},
		{"a Kazakh text with a short Russian line", strings.Repeat(kk, 5) + "<p>О внесении изменений в приказ</p>", "kk"},
		{"a Russian text that names a Kazakh person", "<p>Заместитель акима Қалқаман Әбілқасымұлы провёл приём граждан в районном центре и ответил на вопросы.</p>", "ru"},
		{"Kazakh menus around a Russian text", "<nav><a href=/a>Басты бет</a><a href=/b>Жаңалықтар</a><a href=/c>Құжаттар</a><a href=/d>Ашық деректер</a></nav>" + ru, "ru"},
		{"menus alone", "<nav><a href=/a>Әкімдік туралы</a><a href=/b>Жаңалықтар</a></nav>", "kk"},
		{"Kazakh words without Kazakh letters", "<p>Бар байланыс осы жылы болады деп хабарлама тарату</p>", "kk"},
		{"Ukrainian", "<p>Міністерство повідомляє про засідання громадської ради, яке відбудеться наступного тижня в її приміщенні</p>", "other"},
		{"Kyrgyz", "<p>Өкмөттүн жыйынында көп маселелер каралып, өлкөнүн өнүгүүсү үчүн чечимдер кабыл алынды деп билдирет</p>", "other"},
		{"Turkish", "<p>Bakanlık tarafından düzenlenen toplantıda bilgi edinme konusu ele alındı</p>", "other"},
		{"Chinese", "<p>哈萨克斯坦信息获取法规定了信息公开的原则</p>", "other"},
		{"nothing to read", "<img src=a.png>", ""},
		{"digits", "<p>18.04.2025</p>", ""},
	} {
		if got := readBody(t, e.body).Lang.Text; string(got) != e.want {
			t.Errorf("%s is judged %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestTheDeclaredLanguageIsReportedBesideIt(t *testing.T) {
	for _, e := range []struct{ page, want string }{
		{"<html lang=kk><body>Привет", "kk"},
		{"<html lang='kk-KZ'><body>x", "kk"},
		{"<html lang=RU_ru><body>x", "ru"},
		{"<html xml:lang=kk><body>x", "kk"},
		{"<html><head><meta http-equiv='Content-Language' content='ru'></head><body>x", "ru"},
		{"<html><body>x", ""},
	} {
		if got := Read([]byte(e.page), Input{}).Lang.Markup; string(got) != e.want {
			t.Errorf("%s declares %q, want %q", e.page, got, e.want)
		}
	}
}
