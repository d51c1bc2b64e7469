using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;

namespace HealthNeeds.Dashboard.Api.Compare;

/// <param name="Peers">The places most like it, the most alike first.</param>
/// <param name="Reason">Why it has none; null where it has.</param>
internal sealed record PeersAnswer(ReleaseStamp Release, AreaItem Area, string Focus, bool Elsewhere, IReadOnlyList<AreaStamp> Peers, string? Reason, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<PeerItem> Items)
{
    public static PeersAnswer Of(ReleaseRequest request, PeersView view) => new(
        request.Stamp,
        AreaItem.Of(view.Similar.Area),
        view.Focus == FocusArea.Overall ? CompareQuery.All : view.Focus,
        view.Similar.Elsewhere,
        [.. view.Similar.Items.Select(i => AreaStamp.Of(i.Area))],
        view.Similar.Reason,
        FigureLicence.Figures,
        request.Attribution,
        [.. view.Rows.Select(PeerItem.Of)]);
}

/// <param name="Peers">Of the similar places, those with a figure.</param>
/// <param name="Difference">The place less their mean, with the joint 95% limits; null limits where it is not known.</param>
/// <param name="Verdict">Against them: worse, similar, better, higher, lower or not-known.</param>
internal sealed record PeerItem(
    string Indicator,
    string Name,
    string Unit,
    string Sex,
    string Period,
    double Value,
    double? Lower,
    double? Upper,
    int Peers,
    double PeersMean,
    double Difference,
    double? DifferenceLower,
    double? DifferenceUpper,
    string Verdict,
    bool Own,
    string Licence)
{
    public static PeerItem Of(PeerRow row)
    {
        var estimate = row.Value.Observation!.Estimate!.Value;
        var found = row.Difference;
        return new PeerItem(
            row.Value.Indicator.Id.Value,
            row.Value.Indicator.Name,
            row.Value.Indicator.Unit,
            row.Value.Sex.Id(),
            row.Value.Period.ToString(),
            estimate.Value,
            estimate.Lower,
            estimate.Upper,
            found.Peers,
            found.Mean,
            found.Difference,
            found.Lower,
            found.Upper,
            row.Verdict == Comparison.Verdict.NotCompared ? "not-known" : row.Verdict.Id(),
            row.Value.Indicator.IsOwn,
            FigureLicence.Of(row.Value.Indicator));
    }

    public static CsvColumn<PeerItem>[] Columns(Area area, string release) =>
    [
        CsvColumn<PeerItem>.Text("code", _ => area.Code.Value),
        CsvColumn<PeerItem>.Text("indicator", i => i.Indicator),
        CsvColumn<PeerItem>.Text("name", i => i.Name),
        CsvColumn<PeerItem>.Text("unit", i => i.Unit),
        CsvColumn<PeerItem>.Text("sex", i => i.Sex),
        CsvColumn<PeerItem>.Text("period", i => i.Period),
        CsvColumn<PeerItem>.Number("value", i => i.Value),
        CsvColumn<PeerItem>.Number("lower", i => i.Lower),
        CsvColumn<PeerItem>.Number("upper", i => i.Upper),
        CsvColumn<PeerItem>.Number("peers", i => i.Peers),
        CsvColumn<PeerItem>.Number("peersMean", i => i.PeersMean),
        CsvColumn<PeerItem>.Number("difference", i => i.Difference),
        CsvColumn<PeerItem>.Number("differenceLower", i => i.DifferenceLower),
        CsvColumn<PeerItem>.Number("differenceUpper", i => i.DifferenceUpper),
        CsvColumn<PeerItem>.Text("verdict", i => i.Verdict),
        CsvColumn<PeerItem>.Text("own", i => i.Own ? "true" : "false"),
        CsvColumn<PeerItem>.Text("release", _ => release),
        CsvColumn<PeerItem>.Text("licence", i => i.Licence),
    ];
}
