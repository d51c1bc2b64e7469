using System.Globalization;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Parameters;

/// <summary>Every parameter of the API and what it may hold.</summary>
internal static class ParameterRules
{
    private const string AreaForm = "an ONS area code: one of E, W, N, S, K and eight digits, as in E08000016";
    private const string WithinForm = AreaForm + "; or the id of the region that is shown";

    /// <summary>Of codes that a region joins.</summary>
    private const int LongestPlace = 400;

    private const string Tables = "A table comes as csv, as xlsx (a workbook) and as parquet; csvw describes its columns.";
    private const string IdForm = "lower-case letters, digits and hyphens";

    public static readonly ParameterRule
        Focus = ParameterRule.Like("focus", "Which ranking: over all focus areas, or for one.", $"{FocusArea.Overall}, or a focus area's id ({IdForm})", IsId, "cancer") with { Default = FocusArea.Overall, OfRelease = true },
        AnyFocus = Focus with { Description = "Only for this focus area. All of them where absent.", Default = null },
        Kind = ParameterRule.OneOf("kind", "What areas are ranked by: unmet need, burden of ill health, or care that falls short (gap).", "unmet", "unmet", "burden", "gap"),
        Condition = ParameterRule.Like("condition", "The condition whose people are counted. Only the conditions are listed where absent.", $"a condition's id ({IdForm}), listed at /api/v1/conditions", IsId, "diabetes-blood-pressure"),
        Weights = WeightList("weights", "The reader's weights of focus areas in the overall ranking, as multiples of the declared ones: 0 leaves one out. As declared where absent.", "cancer:2,best-start:0.5"),
        ConditionWeights = WeightList("conditions", "The reader's weights of conditions, as multiples of the declared ones: 0 leaves one out. As declared where absent.", "copd:2,late-diagnosis:0"),
        Without = ParameterRule.Like("without", "Figures left out: what is counted by one of them is not counted.", $"figures' ids ({IdForm}), each once, with commas between; listed in 'figures' of the answer", IsIdList, "acute-morbidity,care-early-diagnosis") with { MaxLength = 1000 },
        First = ParameterRule.Like("first", "How many areas count as the first, whose chance is given.", "a whole number from 1 to 1000", IsLimit, "20") with { Default = "10" },
        Level = ParameterRule.OneOf("level", "The areas to list: LSOAs (about 1,700 people), MSOAs (about 8,000) or local authorities.", "lsoa21", "lsoa21", "msoa21", "ltla24"),
        RankingLevel = ParameterRule.OneOf("level", "The areas to list: LSOAs (about 1,700 people), MSOAs (about 8,000), local authorities, or England's ICBs, whose ranks are from the first 200 of the release's draws.", "lsoa21", "lsoa21", "msoa21", "ltla24", "icb"),
        Within = ParameterRule.Like("within", "Only areas inside this one, and ranks among them: England (E92000001), an ICB, a local authority, an MSOA, or the region that is shown, by its id. That region where absent.", WithinForm, IsPlace, "E08000016") with { MaxLength = LongestPlace },
        Area = ParameterRule.Like("area", "An area: its matches are listed, best first.", AreaForm, IsAreaCode, "E01007317"),
        Code = ParameterRule.Like("code", "The area's code. E08000038 and E08000039 (April 2025) are read as Barnsley and Sheffield.", AreaForm, IsAreaCode, "E01007317") with { InPath = true },
        Asset = ParameterRule.Like("asset", "An asset: the areas that need it most are listed, greatest first.", $"an asset's id ({IdForm}), listed at /api/v1/assets", IsId, "amrc"),
        Indicator = ParameterRule.Like("id", "The indicator's id.", $"an indicator's id ({IdForm}), listed at /api/v1/indicators", IsId, "iod2025-ypll") with { InPath = true },
        Measure = Indicator with { Name = "indicator", Description = "The indicator whose inequality is measured.", InPath = false },
        Areas = ParameterRule.Like("areas", "The places that are set beside each other, the first one to be held against those like it.", ComparedPlaces.Form, text => ComparedPlaces.Codes(text) is not null, "E08000016,E08000017") with { MaxLength = ComparedPlaces.Longest },
        ComparedFocus = AnyFocus with { Description = "Only indicators of this focus area; 'all' for every one.", Example = "cancer", Allowed = [$"{CompareQuery.All}, or a focus area's id ({IdForm})"] },
        Elsewhere = ParameterRule.OneOf("elsewhere", "Whether places of the area's own authority are left out.", "false", "false", "true"),
        Source = ParameterRule.Like("id", "The source's id.", $"a source's id ({IdForm}), listed at /api/v1/sources", IsId, "qof2021") with { InPath = true },
        Run = ParameterRule.Like("id", "The run's id.", "a run's id (letters, digits and hyphens), listed at /api/v1/runs", IsRunId, "20261122T201500Z-3f9a") with { InPath = true },
        Problem = ParameterRule.Like("id", "The kind of problem.", $"a kind of problem ({IdForm})", IsId, "bad-value") with { InPath = true },
        Sex = ParameterRule.OneOf("sex", "Whom the figures are about. Persons where absent; where there are no figures of persons, women, and else men.", "persons", "persons", "female", "male") with { Default = null },
        Sort = ParameterRule.OneOf("sort", "The order of areas: by value, highest or lowest first, by name, or by the change since the last period that shares no time, the greatest rise or fall first.", "name", "high", "low", "name", "rise", "fall"),
        Search = ParameterRule.Like("search", "Only areas whose code or name holds this text, best first, within the region or whatever 'within' says.", "2 to 60 characters", text => text.Trim().Length is >= 2 and <= 60, "Worsbrough"),
        RankingSearch = ParameterRule.Like("search", "Only areas a name or code of which holds this text; ranks and positions stay those of the whole list.", "1 to 60 characters", text => text.Trim().Length is >= 1 and <= 60, "Worsbrough"),
        Words = ParameterRule.Like("q", "What is sought: the name or code of a place, a ward or a primary care network, a GP practice's code, a postcode, a condition, an indicator, an asset or a body that does research.", "2 to 60 characters", text => text.Trim().Length is >= 2 and <= 60, "Goldthorpe"),
        AssetSector = ParameterRule.Like("sector", "Only assets of this sub-sector of the region's catalogue. All of them where absent.", $"a sub-sector's id ({IdForm})", IsId, "medical-devices") with { OfRelease = true },
        AssetKind = ParameterRule.OneOf("kind", "Only assets of this kind. All kinds where absent.", AssetKinds.Hospital, [.. AssetKinds.All]) with { Default = null, Example = AssetKinds.Hospital },
        AssetPlace = ParameterRule.Like("place", "Only assets whose site is in this local authority, or those without one site. Anywhere where absent.", "the code of a local authority of the region, as in E08000016, or none", text => text == AssetFilter.NoSite || IsAreaCode(text), "E08000016") with { OfRelease = true },
        AssetSearch = RankingSearch with { Description = "Only assets that share a word with this text or work on a need it speaks of, best first: conditions, ages, treatments and activities as people call them.", Example = "heart failure" },
        AssetArea = Area with { Description = "Only assets whose reach takes in this area; with 'search', the nearer of equals first." },
        Limit = ParameterRule.Like("limit", "At most so many items.", "a whole number from 1 to 1000", IsLimit, "20") with { Default = "100" },
        Region = ParameterRule.Like("region", "The region that the answer is about, where no area says so. The site's own where absent.", "a region that is set up here, or the code of any ICB, as in E54000054", text => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "E54000054") with { OfRelease = true },
        Release = ParameterRule.Like("release", "Answer from this kept release. The one that is served now where absent.", "the id of a kept release, listed at /api/v1/releases", ReleaseShelf.IsId, "20261122T201500Z-3f9a71c2"),
        ReleaseId = ParameterRule.Like("id", "The release's id.", "the id of a kept release, listed at /api/v1/releases", ReleaseShelf.IsId, "20261122T201500Z-3f9a71c2") with { InPath = true },
        Since = ParameterRule.Like("since", "The kept release to compare with. The one it followed where absent.", "the id of a kept release, listed at /api/v1/releases", ReleaseShelf.IsId, "20261101T201500Z-1b2c3d4e"),
        Offset = ParameterRule.Like("offset", "Items to leave out before the first.", "a whole number from 0 to 10000000", IsOffset, "100") with { Default = "0" },
        Icb = ParameterRule.Like("icb", "Only research of organisations in this ICB; England (E92000001) for all, wherever they are. The release's region where absent.", AreaForm, IsAreaCode, "E54000061"),
        Need = ParameterRule.Like("need", "Only research that bears on this need.", $"a need's id ({IdForm}), listed with its health categories at /api/v1/research", IsId, "copd-prevention"),
        Json = ParameterRule.OneOf("format", "How the answer is written.", "json", "json"),
        JsonOrCsv = ParameterRule.OneOf("format", $"How the answer is written. {Tables}", "json", ["json", .. TableFormat.Names]),
        JsonCsvOrGeoJson = ParameterRule.OneOf("format", $"How the answer is written. {Tables}", "json", ["json", .. TableFormat.Names, "geojson"]);

    private static ParameterRule WeightList(string name, string description, string example) =>
        ParameterRule.Like(name, description, $"ids and weights from 0 to {NeedScenario.MostWeight}, each id once, as in {example}", text => WeightText.TryParse(text, out _), example) with { MaxLength = 1000 };

    private static bool IsIdList(string text) => text.Split(',') is var ids && ids.All(id => id.Length > 0 && IsId(id)) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Length;

    private static bool IsAreaCode(string text) => AreaCode.TryParse(text, out _);

    /// <summary>A code, or what could be a region's id or its codes joined: the release says which there are.</summary>
    private static bool IsPlace(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsId(string text) => text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsRunId(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsOffset(string text) => text.Length <= 8 && text.All(char.IsAsciiDigit) && int.Parse(text) <= 10_000_000;

    private static bool IsLimit(string text) => text.Length <= 4 && text.All(char.IsAsciiDigit) && int.Parse(text) is >= 1 and <= 1000;
}

/// <summary>What one parameter may hold. The same row checks a request, words its refusal and documents the parameter.</summary>
/// <param name="Allowed">The accepted values, or one entry that says in words what they look like.</param>
/// <param name="Accepts">Whether a value is one of them.</param>
/// <param name="Default">Used where the parameter is absent; null where its absence means something else, which the description says.</param>
internal sealed record ParameterRule(string Name, string Description, IReadOnlyList<string> Allowed, Func<string, bool> Accepts, string Example, string? Default = null)
{
    /// <summary>Anything longer is refused before it is looked at.</summary>
    public int MaxLength { get; init; } = 64;

    /// <summary>True where <see cref="Allowed"/> is the full list of values.</summary>
    public bool IsClosed { get; init; }

    /// <summary>True where a release says which values there are: the value is looked at together with the release.</summary>
    public bool OfRelease { get; init; }

    /// <summary>True where the value is a part of the path.</summary>
    public bool InPath { get; init; }

    /// <summary>The same rule where it is known which focus areas there are: those of a release.</summary>
    public ParameterRule Among(IEnumerable<FocusArea> focusAreas) => Among([.. Default is { } all ? new[] { all } : [], .. focusAreas.Select(f => f.Id)]);

    /// <summary>The same rule where it is known which values there are: those of a release.</summary>
    public ParameterRule Among(IReadOnlyList<string> values) => this with { Allowed = values, Accepts = value => values.Contains(value, StringComparer.Ordinal), IsClosed = true };

    public static ParameterRule OneOf(string name, string description, string @default, params string[] values) =>
        new(name, description, values, value => Array.IndexOf(values, value) >= 0, values[^1], @default) { IsClosed = true };

    public static ParameterRule Like(string name, string description, string form, Func<string, bool> accepts, string example) =>
        new(name, description, [form], accepts, example);
}

/// <summary>Weights by id as they stand in an address: "cancer:2,best-start:0.5".</summary>
internal static class WeightText
{
    /// <summary>The longest number that is read.</summary>
    public const int Longest = 12;

    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    /// <summary>A weight that was read, to its last decimal: read again it is the same, and so is what it ranks.</summary>
    public static string Of(double weight)
    {
        var text = weight.ToString("0.###########");
        return text.Length > Longest ? text.TrimStart('0') : text;
    }

    public static bool TryParse(string text, out IReadOnlyDictionary<string, double> weights)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        weights = found;
        foreach (var piece in text.Split(','))
        {
            if (piece.Split(':') is not [{ Length: > 0 } id, { Length: > 0 and <= Longest } number] || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                return false;
            if (!double.TryParse(number, Plain, CultureInfo.InvariantCulture, out var weight) || !(weight is >= 0 and <= NeedScenario.MostWeight) || !found.TryAdd(id, weight))
                return false;
        }

        return true;
    }
}
