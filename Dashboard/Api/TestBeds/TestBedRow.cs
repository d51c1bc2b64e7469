using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>A site, or a control of one, as a row of the download.</summary>
/// <param name="Position">Of the site, from 1.</param>
internal sealed record TestBedRow(int Position, TestBedSite Site, TestBedControl? Control) : IListedArea
{
    public Area Area => Control?.Area ?? Site.Area;

    public string Code => Area.Code.Value;

    public string Name => Area.Name;

    public string? PlaceName => Area.PlaceName;

    public string? LocalAuthority => Area.LocalAuthorityName;

    public int? Population => Area.Population;

    public static IEnumerable<TestBedRow> Of(TestBed bed) => bed.Sites.SelectMany((s, i) => s.Controls.Select(c => new TestBedRow(i + 1, s, c)).Prepend(new TestBedRow(i + 1, s, Control: null)));

    public static IReadOnlyList<CsvColumn<TestBedRow>> Columns(TestBed bed, ReleaseInfo release) =>
    [
        CsvColumn<TestBedRow>.Number("site", r => r.Position),
        CsvColumn<TestBedRow>.Text("role", r => r.Control is null ? "site" : "control"),
        CsvColumn<TestBedRow>.Text("controlOf", r => r.Control is null ? null : r.Site.Area.Code.Value),
        .. ListedArea.Columns<TestBedRow>(),
        CsvColumn<TestBedRow>.Number("score", r => r.Control is null ? r.Site.Rating.Score : null),
        CsvColumn<TestBedRow>.Number("worstTenth", r => r.Control is null ? r.Site.Rating.WorstTenth : r.Control.Need?.WorstTenth),
        CsvColumn<TestBedRow>.Number("size", r => r.Control is null ? r.Site.Rating.Size : null),
        CsvColumn<TestBedRow>.Number("completeness", r => r.Control is null ? r.Site.Rating.Completeness : null),
        CsvColumn<TestBedRow>.Number("fit", r => r.Control is null ? r.Site.Rating.Fit : null),
        CsvColumn<TestBedRow>.Text("need", _ => bed.Need.Title),
        CsvColumn<TestBedRow>.Text("needUnit", _ => bed.Need.Unit),
        CsvColumn<TestBedRow>.Number("needValue", r => r.Control is null ? r.Site.Need.Value : r.Control.Need?.Value),
        .. MeasuredPeriods.Columns<TestBedRow>(MeasuredPeriods.Of(bed.Need.Measured)),
        CsvColumn<TestBedRow>.Number("distance", r => r.Control?.Match.Distance),
        CsvColumn<TestBedRow>.Number("kilometres", r => r.Control?.Match.Kilometres),
        CsvColumn<TestBedRow>.Text("ruralUrban", r => r.Area.RuralUrban),
        .. bed.Figures.Columns.Values.Where(c => c.Measure.Id != SiteMeasure.Population).Select(c => CsvColumn<TestBedRow>.Number(c.Measure.Id, r => c.Values.TryGetValue(r.Area.Code, out var value) ? value : null)),
        CsvColumn<TestBedRow>.Text("reasons", r => r.Control is null ? string.Join("; ", r.Site.Reasons.Append(r.Site.ControlReason).OfType<string>()) : null),
        // Every criterion with what it was, given or not.
        .. TestBedParameters.All.Where(rule => rule != TestBedParameters.Also).Select(rule => CsvColumn<TestBedRow>.Text("asked." + rule.Name, _ => bed.Settings.Text(rule))),
        CsvColumn<TestBedRow>.Text("level", _ => bed.Settings.Level.Id()),
        CsvColumn<TestBedRow>.Number("seed", _ => release.Seed),
        CsvColumn<TestBedRow>.Text("release", _ => release.Id),
        CsvColumn<TestBedRow>.Text("address", _ => TestBedText.Address(bed.Settings, release)),
        CsvColumn<TestBedRow>.Text("licence", _ => FigureLicence.Of(bed.Need.Indicator)),
    ];
}
