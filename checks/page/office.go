package page

import (
	"strings"
	"unicode/utf8"
)

// postRunes is how long the name of a post may be.
const postRunes = 160

var (
	// office are the stems of what people in office are called, folded.
	office = pattern(`(?:^|[\s,/(«"-])(?:` + oneOf(`министр* вице-министр* экс-министр* аким* торага* председател* директор* басшы* руководител*
		начальник* бастыг* бастык орынбасар* заместител* зам. и.о. хатшы* секретар* ректор* проректор* мен[гн]еруш* заведующ* кенесши* советник*
		инспектор* президент* прокурор* омбудсмен* уакилет* уакили?* уполномоченн* маман* специалист* эксперт* сарапшы* аудитор*
		бухгалтер* есепши* экономист* заместительниц* юрист* юрисконсульт* зангер* нотариус* судья* депутат*
		дари?гер* врач фельдшер* медсестра* медбике* мейиргер* медицинск\p{L}*_сестр\p{L}* акушер* терапевт* педиатр* хирург* стоматолог* психолог*
		провизор* инженер* архитектор* саулетши* механик* диспетчер* техник администратор* администраторы менеджер* управляющ* баскаруши*
		координатор* уйлестируши* куратор* методист* адискер* педагог* мугалим* учител* воспитател* тарбиеши* окытушы* преподавател* профессор* доцент*
		декан* завуч* библиотекар* китапханашы* кызметкер* сотрудни[кц]* помощник* комекши* референт* делопроизводител* ис_журги[зс]уши*
		консультант* кенесши* комендант* завхоз* ветеринар* агроном* глава начальниц* пресс-секретар* баспасоз_хатшы* аппарат_басшы*
		агеи? модератор* оператор* программист* лаборант* аналитик* талдаушы* окил* представител* водител* жургизуши* сторож* кузетши* тренер* жаттыктырушы* повар аспаз* режисс[её]р* дирижер* кассир* логопед*
		дефектолог* следовател* тергеуши* ассистент* хореограф* художник* дизайнер* слесар* электрик* ревизор* зертханашы* контролер*
		minister head director chair* deputy chief mayor rector vice-rector officer manager specialist secretary accountant engineer dean professor advis[eo]r
		coordinator president governor inspector lawyer librarian physician nurse analyst akim counsel member_of ceo cfo`) +
		`|` + oneOf(`мушеси член(?:ы)?_[а-я]{3,}`) + `(?:$|[\s,-]))`)
	// notOffice begins lines about somebody in office that are no post.
	notOffice = pattern(`^[\s«"]*` + oneOf(`приемн[аоу]* кабылдау* прием_* блог* тел телефон* кабинет* обращени* вопрос* задать резюме биограф* омирбаян* подробн* толыг*
		жазыл* график* кесте* образовани* билими? родил* туган* курирует режим* e-mail поста* почта* байланыс* контакт* жума дуйсенби сейсенби сарсенби бейсенби
		понедельник вторник сред[ау] четверг пятниц* суббот* стаж* написать бейнеу*
		запис* сурак* отинис* виртуал* онлайн* личн* жеке_кабылда* депутаты депутаттар* специалисты мамандар* заместители орынбасарлар* руководители басшылар*
		врачи даригерлер* учителя мугалимдер* педагоги педагогтар* сотрудники кызметкерлер* мушелер* директора азаматтарды* автор* источник* дереккоз* фото* подпис* distributed office_hours reception`) + `(?:$|[^\p{L}-])`)
	// orgWord are bodies and boards that are called after posts.
	orgWord = pattern(oneOf(`акимат* акимди[кг]* акимшили[кг]* министрли[кг]* секретариат* хатшылы[кг]* басшылы[кг]* ректорат* директорат* деканат* депутатты[кг]*`))
	// officeHead are heads of columns and terms over posts.
	officeHead = pattern(`^` + oneOf(`лауазым* должност* кызмет\p{L}*_атауы атказаратын_\p{L}+ аткаратын_\p{L}+ занимаемая_должност* position post job_title title`) + `$`)
	officeTerm = pattern(`^` + oneOf(`лауазым* должност* position`) + `\s*[:–—-]\s*`)
	nameTerm   = pattern(`^` + oneOf(`аты-жон* тег\p{L}*,?_аты\p{L}* т.?а.?а.? ф.?и.?о.? фамилия,_имя\p{L}*(?:,_отчество)? фамилия_имя_отчество name full_name`) + `\s*[:–—-]\s*`)
	officeName = names("post position dolzh dolzhnost lauazym job rank role doljnost")
	personName = names("name fio fullname aty person")
)

// isOffice tells a line that names a post and is no sentence.
func isOffice(text string) bool {
	return isPostLike(text) && namesOffice(text)
}

// namesOffice tells a text with the word for somebody in office: «әкім», but not
// «әкімдік» alone.
func namesOffice(text string) bool {
	return office().MatchString(orgWord().ReplaceAllString(folded(text), ""))
}

// isPostLike tells a line that may be a post: short, no sentence, no name, no
// number to call, no hours.
func isPostLike(text string) bool {
	if utf8.RuneCountInString(text) > postRunes || letters(text) < 3 || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") ||
		strings.HasSuffix(text, ":") || strings.Contains(text, "@") || isName(text) {
		return false
	}
	digits := countRunes(text, func(r rune) bool { return r >= '0' && r <= '9' })
	return digits < 5 && !notOffice().MatchString(folded(text))
}

// behind is what stands in a line behind a term, «Лауазымы: …».
func behind(term *expression, text string) string {
	folded := folded(text)
	m := term.FindStringIndex(folded)
	if m == nil {
		return ""
	}
	if at := strings.IndexAny(text, ":–—"); at >= 0 {
		return strings.TrimLeft(text[at:], " :–—-")
	}
	return ""
}
