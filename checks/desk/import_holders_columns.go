package desk

import (
	"slices"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// holderColumns are the places of the columns that are known, -1 where there is
// none.
type holderColumns struct {
	kk, ru, name, nameFrom, former         int
	bin                                    int
	category, categoryFrom, categoryTo     int
	traits                                 int
	address                                int
	sites                                  []int // site and portals
	parent, predecessors, lifeFrom, lifeTo int
	region                                 int
	source                                 int
	trait                                  map[int]string // columns of single traits
}

// named tells whether there is a column of names.
func (c holderColumns) named() bool { return c.kk >= 0 || c.ru >= 0 || c.name >= 0 }

// The headings by which columns are known: our names first, then those that
// offices write.
var (
	headsKK           = []string{"name_kk", "қазақша атауы", "атауы қазақ тілінде", "атауы (қаз)", "наименование на казахском языке", "наименование (каз)"}
	headsRU           = []string{"name_ru", "наименование на русском языке", "наименование (рус)", "орысша атауы", "атауы орыс тілінде", "атауы (орыс)"}
	headsName         = []string{"name", "атауы", "наименование", "ұйымның атауы", "наименование организации", "наименование обладателя информации", "ақпарат иеленуші", "обладатель информации"}
	headsNameFrom     = []string{"name_from", "атауы күнінен бастап", "наименование с", "дата переименования", "атауы өзгерген күн"}
	headsFormer       = []string{"former_names", "бұрынғы атаулары", "бұрынғы атауы", "прежние наименования", "прежнее наименование"}
	headsBIN          = []string{"bin", "бсн", "бин", "бсн/бин", "бин/бсн"}
	headsCategory     = []string{"category", "categories", "санаты", "санат", "санаттары", "категория", "категории"}
	headsCategoryFrom = []string{"category_from", "санатта күнінен бастап", "категория с", "в категории с"}
	headsCategoryTo   = []string{"category_to", "санатта күніне дейін", "категория по", "в категории по"}
	headsTraits       = []string{"traits", "белгілері", "белгілер", "признаки"}
	headsAddress      = []string{"address", "addresses", "мекенжайы", "мекенжай", "мекенжайлары", "адрес", "адреса", "юридический адрес", "заңды мекенжайы"}
	headsParent       = []string{"parent", "жоғары тұрған ұйым", "жоғары тұрған орган", "вышестоящая организация", "вышестоящий орган", "parent_bin", "бин вышестоящей организации", "жоғары тұрған ұйымның бсн"}
	headsPredecessors = []string{"predecessors", "құқықтық ізашарлары", "құқықтық ізашары", "предшественники", "предшественник", "правопредшественники", "правопредшественник"}
	headsLifeFrom     = []string{"life_from", "құрылған күні", "дата создания", "дата образования"}
	headsLifeTo       = []string{"life_to", "таратылған күні", "дата упразднения", "дата ликвидации"}
	headsRegion       = []string{"region", "өңір", "өңірі", "облыс", "облысы", "регион", "область"}
	headsSource       = []string{"source", "дереккөз", "дереккөзі", "источник"}
	headsSites        = [][]string{
		{"site", "сайт", "сайты", "интернет-ресурс", "интернет-ресурсы"},
		{"gov_kz", "gov.kz", "бірыңғай платформа", "единая платформа", "страница на gov.kz", "gov.kz парағы"},
		{"open_dialogue", "ашық диалог", "открытый диалог"},
		{"open_data", "ашық деректер", "открытые данные"},
	}
)

// holderColumns finds the columns in a row of headings.
func (d *Desk) holderColumns(head table.Row) holderColumns {
	c := holderColumns{
		kk: head.Column(headsKK...), ru: head.Column(headsRU...), name: head.Column(headsName...),
		nameFrom: head.Column(headsNameFrom...), former: head.Column(headsFormer...), bin: head.Column(headsBIN...),
		category: head.Column(headsCategory...), categoryFrom: head.Column(headsCategoryFrom...), categoryTo: head.Column(headsCategoryTo...),
		traits: head.Column(headsTraits...), address: head.Column(headsAddress...), parent: head.Column(headsParent...),
		predecessors: head.Column(headsPredecessors...), lifeFrom: head.Column(headsLifeFrom...), lifeTo: head.Column(headsLifeTo...),
		source: head.Column(headsSource...), region: head.Column(headsRegion...), trait: map[int]string{},
	}
	for _, heads := range headsSites {
		if i := head.Column(heads...); i >= 0 {
			c.sites = append(c.sites, i)
		}
	}
	for _, t := range d.law.Traits() {
		if i := head.Column(t.ID, t.Name.KK, t.Name.RU, t.Name.EN); i >= 0 {
			c.trait[i] = t.ID
		}
	}
	return c
}

// all lists the places of the columns that are known.
func (c holderColumns) all() []int {
	out := []int{
		c.kk, c.ru, c.name, c.nameFrom, c.former, c.bin, c.category, c.categoryFrom, c.categoryTo, c.traits,
		c.address, c.parent, c.predecessors, c.lifeFrom, c.lifeTo, c.source, c.region,
	}
	for i := range c.trait {
		out = append(out, i)
	}
	return append(out, c.sites...)
}

// holderHeading tells whether a heading is known.
func (d *Desk) holderHeading(heading string) bool {
	one := table.Row{Cells: []string{heading}}
	return slices.Contains(d.holderColumns(one).all(), 0)
}

// strangers lists the headings that are not known.
func (t *holderTable) strangers() []string {
	known := t.columns.all()
	var out []string
	for i, h := range t.head.Cells {
		if h != "" && !slices.Contains(known, i) {
			out = append(out, lang.Line(h))
		}
	}
	return out
}
