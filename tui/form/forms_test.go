package form_test

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// text is words in Kazakh and Russian; English does without its own.
func text(kk, ru string) lang.Text { return lang.Text{KK: kk, RU: ru} }

func options(list ...form.Option) func(form.Values) []form.Option {
	return func(form.Values) []form.Option { return list }
}

func option(id, kk, ru string) form.Option { return form.Option{ID: id, Name: text(kk, ru)} }

func day(iso string) calendar.Day {
	d, _ := calendar.ParseDay(iso)
	return d
}

// dated reads the day of a field back in full.
func dated(id string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		typed := v.One(id)
		if typed == "" {
			return lang.Text{}, lang.Text{}
		}
		d, _, err := calendar.Typed(typed, calendar.Span{From: day("2025-01-01"), To: day("2025-12-31")}, day("2025-12-17"))
		if e, ok := lang.AsError(err); ok {
			return lang.Text{}, e.Text
		}
		return d.Words(), lang.Text{}
	}
}

// evidence is the form of a piece of evidence.
func evidence() form.Form {
	event := func(v form.Values) bool { return v.One("kind") == "event" }
	return form.Form{
		ID: "evidence", Submit: text("Жазу", "Записать"),
		Fields: []form.Field{
			{ID: "kind", Kind: form.Choice, Must: true, Label: text("Түрі", "Вид"), Options: options(
				option("event", "іс-шара", "мероприятие"), option("document", "құжат", "документ"),
				option("stand", "стендті қарау", "посещение стенда"), option("statement", "өтініш", "заявление"),
			)},
			{ID: "at", Kind: form.Day, Must: true, Label: text("Күні", "Дата"), Check: dated("at")},
			{ID: "title", Kind: form.Text, Must: true, Label: text("Атауы", "Название")},
			{ID: "aim", Kind: form.Choice, When: event,
				Label: text("Мақсаты ашық деректерге қажеттілікті анықтау ма?", "Цель – выявить потребность в данных?"),
				Options: options(option("yes", "иә", "да"), option("no", "жоқ", "нет"),
					option("unknown", "анықтау мүмкін болмады", "установить не удалось"))},
			{ID: "text", Kind: form.Area, Label: text("Мазмұны", "Содержание"), Under: text("(анықтамаға)", "(в справку)")},
			{ID: "note", Kind: form.Area, Lines: 1, Label: text("Ескертпе", "Заметка"), Under: text("(басылмайды)", "(не печатается)")},
			{ID: "files", Kind: form.Files, Label: text("Файлдар", "Файлы")},
			{ID: "also", Kind: form.Many, Label: text("Бұған да қызмет етеді", "Служит также"), Options: options(
				option("proactive", "4(18) Проактивті өзара іс-қимыл", "4(18) Проактивное взаимодействие"),
				option("weekly-blog", "4(10) Блогтағы апта сайынғы жазба", "4(10) Еженедельная запись в блоге"))},
		},
	}
}

// opening is the form that opens an inspection.
func opening() form.Form {
	yesNo := options(option("yes", "иә", "да"), option("no", "жоқ", "нет"), option("", "білмеймін", "не знаю"))
	forms := options(option("remote", "қашықтан бақылау", "дистанционный контроль"), option("monitoring", "мониторинг", "мониторинг"),
		option("hearing", "тыңдауға дайындық", "подготовка к заслушиванию"),
		form.Option{ID: "unscheduled", Name: text("жоспардан тыс тексеру", "внеплановая проверка"),
			Why: text("бақылау субъектісі емес: мониторинг не келісіммен бару", "не субъект контроля: мониторинг или выезд с согласия")},
		option("self", "ішкі бақылау", "внутренний контроль"))
	said := func(kk, ru string) func(form.Values) (lang.Text, lang.Text) {
		return func(form.Values) (lang.Text, lang.Text) { return text(kk, ru), lang.Text{} }
	}
	return form.Form{
		ID: "opening", Submit: text("Істі ашу", "Открыть дело"),
		Fields: []form.Field{
			{ID: "holder", Kind: form.Text, Must: true, Label: text("Иеленуші", "Обладатель"),
				Check: said("жаңа, тізімде ұқсасы жоқ · бақылау субъектісі: иә", "новый, похожих в списке нет · субъект контроля: да")},
			{ID: "traits", Kind: form.Info, Label: text("17.12.2025 күнгі белгілер", "Признаки на 17.12.2025")},
			{ID: "budget", Kind: form.Choice, Label: text("бюджеттік бағдарламалардың әкімшісі", "администратор бюджетных программ"), Options: yesNo},
			{ID: "drafts", Kind: form.Choice, Label: text("нормативтік құқықтық актілер жобаларын әзірлеуші", "разработчик проектов нормативных правовых актов"), Options: yesNo},
			{ID: "collegial", Kind: form.Choice, Label: text("ашық отырыс өткізетін алқалы орган", "коллегиальный орган с открытыми заседаниями"), Options: yesNo},
			{ID: "premises", Kind: form.List, Label: text("Үй-жайлар", "Помещения")},
			{ID: "period", Kind: form.Choice, Must: true, Label: text("Кезең", "Период"), Options: options(
				option("this-year", "осы жыл", "этот год"), option("last-year", "өткен жыл", "прошлый год"),
				option("last-quarter", "тоқсан", "квартал"), option("duty", "міндет басталғаннан", "с начала обязанности"), option("own", "өз кезеңі", "свой")),
				Check: said("01.01.2025–31.12.2025: апта 53, тоқсан 4, жартыжылдық 2", "01.01.2025–31.12.2025: недель 53, кварталов 4, полугодий 2")},
			{ID: "as-of", Kind: form.Day, Must: true, Label: text("Жай-күй күні", "По состоянию"), Check: dated("as-of")},
			{ID: "form", Kind: form.Choice, Must: true, Label: text("Нысан", "Форма"), Options: forms},
		},
	}
}

var (
	openingValues = form.Values{
		"holder": {"Управление пассажирского транспорта Сарыдалинской области"},
		"budget": {"yes"}, "drafts": {"no"},
		"premises": {"г. Акбоз, ул. Арман, 4", "г. Акбоз, пр. Дала, 17, 2 этаж"},
		"period":   {"this-year"}, "as-of": {"17.12.2025"}, "form": {"remote"},
	}
	evidenceValues = form.Values{
		"kind": {"event"}, "at": {"14.05"}, "title": {"Круглый стол «Какие данные нужны жителям»"}, "aim": {"yes"},
		"text":  {"Участвовали 23 представителя НПО и бизнеса, собрано 11 предложений о новых наборах данных"},
		"note":  {"протокол без подписи, позвонить секретарю 18.12"},
		"files": {"/home/d/Құжаттар/протокол_14-05-2025.pdf", "/home/d/Құжаттар/фото_зала.jpg"},
	}
)
