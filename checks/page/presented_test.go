package page

import (
	"strings"
	"testing"
)

func presentedOn(t *testing.T, body string) string {
	t.Helper()
	var got []string
	for _, p := range readBody(t, body).People {
		got = append(got, p.Name+": "+p.Post)
	}
	return strings.Join(got, ", ")
}

func TestAPostIsThatOfItsOwnName(t *testing.T) {
	for _, e := range []struct{ sentence, body, want string }{
		{"a description has the post before the name",
			"<dl><dt>Начальник отдела</dt><dd>ТАСБОЛАТОВ Марат Рахимович</dd><dt>Инспектор труда</dt><dd>Белова Инна Павловна</dd></dl>",
			"ТАСБОЛАТОВ Марат Рахимович: Начальник отдела, Белова Инна Павловна: Инспектор труда"},
		{"or behind it",
			"<dl><dt>Тасболатов Марат Рахимович</dt><dd>Главный врач</dd><dd>каб. 12</dd><dt>Белова Инна Павловна</dt><dd>Старшая медсестра</dd></dl>",
			"Тасболатов Марат Рахимович: Главный врач, Белова Инна Павловна: Старшая медсестра"},
		{"names and posts in turn, the name first",
			"<div><p>Жұлдызбаев Төреғали</p><p>Директор</p><p>каб. 1</p><p>Ақбұлақова Гүлнәзік</p><p>Бас есепші</p></div>",
			"Жұлдызбаев Төреғали: Директор, Ақбұлақова Гүлнәзік: Бас есепші"},
		{"and the post first, in headings",
			"<div><h3>Руководитель</h3><p>Жұлдызбаев Төреғали</p><h3>Заместитель руководителя</h3><p>Ақбұлақова Гүлнәзік</p></div>",
			"Жұлдызбаев Төреғали: Руководитель, Ақбұлақова Гүлнәзік: Заместитель руководителя"},
		{"a row that can be read in two ways gives nobody a post",
			"<div><p>Жұлдызбаев Төреғали</p><p>Директор</p><p>Ақбұлақова Гүлнәзік</p></div>", ""},
		{"a table says in its head which column is the post",
			"<table><tr><th>Т.А.Ә.</th><th>Сұрақтары</th><th>Лауазымы</th></tr><tr><td>Жұлдызбаев Төреғали</td><td>Директорлар кеңесі</td><td>Атқарушы</td></tr></table>",
			"Жұлдызбаев Төреғали: Атқарушы"},
		{"two people in one row have a card each",
			"<table><tr><td>Жұлдызбаев Төреғали<br>Директор</td><td>Ақбұлақова Гүлнәзік<br>Әдіскер</td></tr></table>",
			"Жұлдызбаев Төреғали: Директор, Ақбұлақова Гүлнәзік: Әдіскер"},
		{"what a post is may be learned from the cards beside",
			"<div><h4>Жұлдызбаев Төреғали</h4><p class=d>Директор</p></div><div><h4>Ақбұлақова Гүлнәзік</h4><p class=d>Костюмер</p></div>",
			"Жұлдызбаев Төреғали: Директор, Ақбұлақова Гүлнәзік: Костюмер"},
		{"or from the name of the element",
			"<div><div class=fio>Акимов Олег Иванович</div><div class=post>Осветитель</div></div>", "Акимов Олег Иванович: Осветитель"},
		{"the heading of the cards is no post",
			"<div><h2>Басшылық</h2><h4>Жұлдызбаев Төреғали</h4><p>Сейсенбі, 10.00</p></div>", ""},
		{"nor is the body",
			"<div><h4>Жұлдызбаев Төреғали</h4><p>Кенсай ауданының әкімдігі</p></div>", ""},
		{"nor his reception",
			"<div><h4>Жұлдызбаев Төреғали</h4><p>Приёмная министра</p></div>", ""},
	} {
		if got := presentedOn(t, e.body); got != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestANameIsKnownByItsFormOrByItsPlace(t *testing.T) {
	for _, e := range []struct{ sentence, body, want string }{
		{"two words beside a post", "<div><h4>Мырзахмет Ринат</h4><p>Әдіскер</p></div>", "Мырзахмет Ринат: Әдіскер"},
		{"the surname in capitals", "<p>Директор – МЫРЗАХМЕТ Ринат</p>", "МЫРЗАХМЕТ Ринат: Директор"},
		{"the surname on a line of its own", "<tr><td></td></tr><table><tr><td><b>МЫРЗАХМЕТ</b><br>Ринат</td><td>Аким района</td></tr></table>", "МЫРЗАХМЕТ Ринат: Аким района"},
		{"a surname made of a post", "<p>Директор: Акимова Айгуль</p>", "Акимова Айгуль: Директор"},
		{"a surname that begins like a place", "<p>Бас есепші – Қаламғанбетова Шынар Өмірбекқызы</p>", "Қаламғанбетова Шынар Өмірбекқызы: Бас есепші"},
		{"Latin letters", "<div><h4>Andrey Kovalev</h4><p>Vice-Rector</p></div>", "Andrey Kovalev: Vice-Rector"},
		{"the name's own element", "<div><p class=name>John Smith</p><p>Chief of Staff</p></div>", "John Smith: Chief of Staff"},
		{"an English heading is no name", "<div><h4>Open Budget</h4><p>Chief of Staff</p></div>", ""},
		{"a heading in capitals is none", "<div><h4>АШЫҚ ҮКІМЕТ</h4><p>Директор</p></div>", ""},
		{"a telephone behind the name", "<p>Директор: Белова Инна Павловна, тел. 8 (7172) 74-01-01</p>", "Белова Инна Павловна: Директор"},
		{"a label before each", "<div><p>Аты-жөні: Белова Инна Павловна</p><p>Лауазымы: Атқарушы</p></div>", "Белова Инна Павловна: Атқарушы"},
	} {
		if got := presentedOn(t, e.body); got != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}
