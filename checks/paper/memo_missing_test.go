package paper_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// blocking names the rows below with which a memo may not be issued; the others
// leave a blank line to be filled by hand.
var blocking = []string{
	"entries of a newer program", "a conflict of records", "a conflict of settings",
	"a conflict of answers", "the norm of a violation", "a reason",
}

func TestWhatIsMissingBeforeTheMemoMayBeIssued(t *testing.T) {
	complete := func() *sample {
		s := plan(checks.Remote)
		for _, l := range []string{"kk", "ru"} {
			s.o.Settings["office.department."+l] = []checks.Setting{{Value: "Департамент", Source: "құрылым"}}
		}
		return s
	}
	for _, row := range []struct {
		about string
		spoil func(*sample)
		want  string
	}{
		{"nothing", func(*sample) {}, ""},
		{"the basis", func(s *sample) { s.c.Inspection.Ground = " " }, "Не указано основание: план, поручение, обращение или требование прокурора"},
		{"the city in Kazakh", func(s *sample) { delete(s.o.Settings, "office.city.kk") }, "Не внесено: место составления (на казахском)"},
		{"the signer", func(s *sample) { delete(s.o.Settings, "signer.name.ru") }, "Не внесено: инициалы и фамилия подписывающего (на русском)"},
		{"the name in Russian", func(s *sample) { s.h.Holder.Names[0].RU = "" }, "Не внесено наименование обладателя информации: на русском"},
		{"whether control reaches it", func(s *sample) { s.h.Holder.Traits = nil }, "Не установлено, является ли обладатель информации субъектом контроля"},
		{"the act of appointment", func(s *sample) { s.c.Inspection.Form = checks.Unscheduled }, "Не указан акт о назначении внеплановой проверки"},
		{"entries of a newer program", func(s *sample) { s.c.Unread = []string{hash(1), hash(2)} }, "Есть записи более новой программы, которые не прочитаны: 2"},
		{"a conflict of records", func(s *sample) { s.h.Disputed = []string{"names"} }, "Не устранено расхождение: names"},
		{"a conflict of settings", func(s *sample) {
			s.o.Settings["attachment.limit"] = []checks.Setting{{Value: "32"}, {Value: "64"}}
		}, "Не устранено расхождение: attachment.limit"},
		{"a conflict of answers", func(s *sample) {
			s.answer("proactive/interaction", checks.Answer{Verdict: checks.Met, Reason: "бар"})
			s.answer("proactive/interaction", checks.Answer{Verdict: checks.NotMet, Reason: "жоқ"})
		}, "Не устранено расхождение: Проактивное взаимодействие с пользователями информации"},
		{"the norm of a violation", func(s *sample) {
			s.answer("disclosure/disclosed", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"})
		}, "Не названа норма нарушения: Своевременное раскрытие информации"},
		{"a reason", func(s *sample) { s.answer("proactive/interaction", checks.Answer{Verdict: checks.CannotTell}) },
			"Не указано основание вывода: Проактивное взаимодействие с пользователями информации"},
		{"evidence and a place of the sentence", func(s *sample) {
			s.answer("site-content/platform", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"})
		}, "Не заполнено: Размещение на интернет-ресурсе информации, предусмотренной статьей 16 Закона: размещение на единой платформе (интернет-адрес)"},
	} {
		t.Run(row.about, func(t *testing.T) {
			s := complete()
			row.spoil(s)
			var got []string
			for _, gap := range paper.Missing(s.input(t, lang.RU)) {
				if len(gap.Text.Missing()) > 0 {
					t.Errorf("%+v is not said in every language", gap.Text)
				}
				if gap.Text.RU == row.want && gap.Blocks != slices.Contains(blocking, row.about) {
					t.Errorf("it blocks: %v", gap.Blocks)
				}
				got = append(got, gap.Text.RU)
			}
			if row.want == "" && len(got) > 0 || row.want != "" && !slices.Contains(got, row.want) {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestAMemoNeedsAnInspectionAndALanguage(t *testing.T) {
	for _, spoil := range []func(*paper.Input){
		func(in *paper.Input) { in.Case = nil },
		func(in *paper.Input) { in.Holder = nil },
		func(in *paper.Input) { in.Lang = "de" },
	} {
		in := plan(checks.Remote).input(t, lang.KK)
		spoil(&in)
		if d, err := paper.Memo(in); err == nil || d != nil {
			t.Errorf("a memo came out: %v", d)
		}
	}
}

func TestPhotosThatCannotBeHadAreAnErrorToTheWriter(t *testing.T) {
	s := visit()
	s.photos = false
	d := memo(t, s, lang.KK)
	for i, b := range d.Annexes[1].Body {
		f, ok := b.(paper.Figure)
		if !ok {
			t.Fatalf("%T among the photos", b)
		}
		if _, err := f.Open(); err == nil {
			t.Error("a photo came out of nowhere")
		}
		if want := fmt.Sprintf("%d-сурет. № ", i+1); !strings.HasPrefix(f.Caption, want) {
			t.Errorf("%q does not begin with %q", f.Caption, want)
		}
	}
}
