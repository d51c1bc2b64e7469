using System.Text.Json;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Changes;

/// <summary>What differs between two releases as tables. The part stands in a file's name: see <see cref="CsvPart"/>.</summary>
internal static class ChangeDownloads
{
    public static IResult Csv(IEnumerable<MoveItem> moves, string release, string since, string about, string part) => new CsvDownload<MoveItem>(
        $"moves-{about}-{since}..{release}{part}.csv",
        moves,
        [
            CsvColumn<MoveItem>.Text("code", m => m.Code),
            CsvColumn<MoveItem>.Text("name", m => m.Name),
            CsvColumn<MoveItem>.Text("verdict", m => m.Verdict),
            CsvColumn<MoveItem>.Number("move", m => m.Move),
            CsvColumn<MoveItem>.Number("byNewData", m => m.Parts?.NewData),
            CsvColumn<MoveItem>.Number("byRevision", m => m.Parts?.Revision),
            CsvColumn<MoveItem>.Number("byMethod", m => m.Parts?.Method),
            CsvColumn<MoveItem>.Number("byBoundary", m => m.Parts?.Boundary),
            CsvColumn<MoveItem>.Number("byNoise", m => m.Parts?.Noise),
            CsvColumn<MoveItem>.Number("fromMedian", m => m.From?.Median),
            CsvColumn<MoveItem>.Number("fromLower", m => m.From?.Lower),
            CsvColumn<MoveItem>.Number("fromUpper", m => m.From?.Upper),
            CsvColumn<MoveItem>.Number("toMedian", m => m.To?.Median),
            CsvColumn<MoveItem>.Number("toLower", m => m.To?.Lower),
            CsvColumn<MoveItem>.Number("toUpper", m => m.To?.Upper),
            CsvColumn<MoveItem>.Text("polarity", _ => "negative-is-towards-greater-need"),
            CsvColumn<MoveItem>.Text("since", _ => since),
            CsvColumn<MoveItem>.Text("release", _ => release),
        ]);

    public static IResult Csv(IEnumerable<ValueRevision> values, string release, string since, string part) => new CsvDownload<ValueRevision>(
        $"revisions-{since}..{release}{part}.csv",
        values,
        [
            CsvColumn<ValueRevision>.Text("indicator", v => v.Indicator),
            CsvColumn<ValueRevision>.Text("period", v => v.Period),
            CsvColumn<ValueRevision>.Text("sex", v => v.Sex.Id()),
            CsvColumn<ValueRevision>.Text("level", v => v.Level.Id()),
            CsvColumn<ValueRevision>.Text("code", v => v.Area.Value),
            CsvColumn<ValueRevision>.Text("name", v => v.AreaName),
            CsvColumn<ValueRevision>.Number("from", v => v.From),
            CsvColumn<ValueRevision>.Number("to", v => v.To),
            CsvColumn<ValueRevision>.Text("fromMissing", v => v.FromMissing?.Id()),
            CsvColumn<ValueRevision>.Text("toMissing", v => v.ToMissing?.Id()),
            CsvColumn<ValueRevision>.Text("beside", v => v.Beside),
            CsvColumn<ValueRevision>.Text("since", _ => since),
            CsvColumn<ValueRevision>.Text("release", _ => release),
        ]);
}
