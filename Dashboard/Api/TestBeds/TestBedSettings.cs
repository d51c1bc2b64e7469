using System.Globalization;
using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>What a study asks of its sites: the values given, each known to keep its rule, and what the release makes of them.</summary>
/// <param name="Given">By name, as they stand in the address; what is absent is as the rules say.</param>
internal sealed record TestBedSettings(IReadOnlyDictionary<string, string> Given, Area Within, StudyPoint? Near)
{
    /// <summary>Places of the reader's own that sites are within; null for all. Controls may lie outside.</summary>
    public PlaceLimit? Limit { get; init; }

    /// <summary>The region that the address asks for; null where it asks for none.</summary>
    public string? Region { get; init; }

    public AreaLevel Level => EnumWords.Parse<AreaLevel>(Text(TestBedParameters.Level)!);

    public NeedKind Kind => EnumWords.Parse<NeedKind>(Text(TestBedParameters.Kind)!);

    public IReadOnlySet<string> Excluded => Find(TestBedParameters.Exclude) is { } text ? TestBedParameters.Codes(text).ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal);

    public MatchRules Match => new(
        (int)Number(TestBedParameters.Controls),
        !Is(TestBedParameters.SameAuthority),
        FindNumber(TestBedParameters.ControlKilometres),
        FindNumber(TestBedParameters.Caliper),
        EnumWords.Parse<DistanceMeasure>(Text(TestBedParameters.Distance)!),
        Is(TestBedParameters.Replacement));

    /// <exception cref="RefusedRequestException">400 or 404: a value breaks its rule, or the release does not hold what it names.</exception>
    /// <param name="find">The text given for a rule, or null.</param>
    public static TestBedSettings Read(Func<ParameterRule, string?> find, ReleaseFigures figures, CancellationToken token)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var places = PlaceListQuery.Read(find, FocusArea.Overall).ByName();
        foreach (var (name, value) in places.Parameters) given.Add(name, value);
        foreach (var rule in TestBedParameters.All.Where(r => PlaceListQuery.Rules.All(p => p.Name != r.Name)))
        {
            if (find(rule) is { } text && ApiRequest.Checked(rule, text) != rule.Default)
                given.Add(rule.Name, text);
        }

        var isMore = given.Remove(TestBedParameters.Also.Name, out var also);
        var within = StudyPlaces.Of(given.GetValueOrDefault(TestBedParameters.Within.Name), also, figures);
        if (isMore || given.ContainsKey(TestBedParameters.Within.Name)) given[TestBedParameters.Within.Name] = within.Text;
        var settings = new TestBedSettings(given, within.Area, Near: null);
        var limit = PlaceLimits.Of(figures, places, token)?.Inside(settings.Within.Code, settings.Within.Name, given.ContainsKey(TestBedParameters.Within.Name));
        return settings with { Limit = limit, Region = figures.Chosen?.Id, Near = settings.Find(TestBedParameters.Near) is { } id ? StudyPoint.Of(id, figures) : null };
    }

    public string? Find(ParameterRule rule) => Given.GetValueOrDefault(rule.Name);

    public string? Text(ParameterRule rule) => Find(rule) ?? rule.Default;

    public bool Is(ParameterRule rule) => Text(rule) == "yes";

    public double Number(ParameterRule rule) => double.Parse(Text(rule)!, CultureInfo.InvariantCulture);

    public double? FindNumber(ParameterRule rule) => Text(rule) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public WantedRange Range(SiteMeasure measure) => new(FindNumber(TestBedParameters.From(measure)), FindNumber(TestBedParameters.To(measure)));

    /// <summary>What follows the question mark of this study's address, the same for page and API; empty where all is as declared.</summary>
    public string Query => string.Join('&', TestBedParameters.All.Where(r => Given.ContainsKey(r.Name)).Select(r => $"{r.Name}={Uri.EscapeDataString(Given[r.Name]).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)}"));

    /// <summary>The same without a list of places.</summary>
    public TestBedSettings Everywhere => this with { Limit = null, Given = Given.Where(g => PlaceListQuery.Rules.All(r => r.Name != g.Key)).ToDictionary(StringComparer.Ordinal) };
}

/// <summary>An asset or research organisation that sites should be near.</summary>
internal sealed record StudyPoint(string Id, string Name, Location Location)
{
    /// <exception cref="RefusedRequestException">404: there is none of that name, or its place is not known.</exception>
    public static StudyPoint Of(string id, ReleaseFigures figures)
    {
        if (figures.Assets.Assets.FirstOrDefault(a => a.Id == id) is { } asset)
            return asset.Site is { } site ? new StudyPoint(id, asset.Name, site.Location) : throw Refused(id, figures, $"{asset.Name} has no one site whose place is known.");
        return Organisations(figures).FirstOrDefault(o => o.Id == id) ?? throw Refused(id, figures, $"Release {figures.Lease.Info.Id} has no asset or research organisation '{id}' whose place is known.");
    }

    /// <summary>The region's research organisations whose place is known, by name.</summary>
    public static IReadOnlyList<StudyPoint> Organisations(ReleaseFigures figures) => figures.Remember<IReadOnlyList<StudyPoint>>(
        "test-beds/organisations",
        () => [.. figures.Lease.Research.Organisations(figures.Region.Code).Where(o => o.Location is not null).Select(o => new StudyPoint(o.Id, o.Name, o.Location!.Value))]);

    private static RefusedRequestException Refused(string id, ReleaseFigures figures, string detail) =>
        new(ProblemKinds.UnknownItem, detail, TestBedParameters.Near.Name, id, [.. figures.Assets.Assets.Where(a => a.Site is not null).Select(a => a.Id).Take(20), "and others, listed at /api/v1/assets and /api/v1/research"]);
}
