using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Says in a reader's words why an asset is offered, or why none is.</summary>
/// <param name="authorities">Names of local authorities by code.</param>
internal sealed class MatchReasons(IReadOnlyDictionary<AreaCode, string> authorities)
{
    private const int NeedsNamed = 3;

    /// <summary>A need is called pressing in the worst tenth of England's areas.</summary>
    private const double HighNeedFrom = 0.9;

    /// <param name="focusNeeds">Needs of the focus area asked about, by id.</param>
    public IReadOnlyList<string> For(ScoredAsset match, MatchedPlace place, IReadOnlyDictionary<string, Need> focusNeeds)
    {
        var asset = match.Candidate.Asset;
        return new[]
        {
            WorksOn(match.Candidate, focusNeeds),
            match.Pressure is { Own: >= HighNeedFrom } pressure ? HighNeed(match.Candidate.Need, pressure, place) : null,
            Status(asset),
            Distance(asset, match.Kilometres),
            Reach(asset),
            match.Partner is { } partner ? Linked(partner.Link, partner.Partner) : null,
            place.NeedsOutreachOf(asset) ? NoBaseHere(asset, place) : null,
        }.OfType<string>().ToList();
    }

    public static string NoAsset(Need need) => $"No asset in the catalogue works on {InText(need.Name)}";

    public static string NotOpen(Need need, Asset asset) =>
        $"Nothing open works on {InText(need.Name)}: {asset.Name} is {AssetStatuses.Name(asset.Status).ToLowerInvariant()} ({asset.StatusDate?.MonthInWords()})";

    /// <summary>It reaches the place, whose residents are hardly of the ages it is for.</summary>
    public static string ForFew(Candidate candidate) =>
        $"{candidate.Asset.Name} reaches here but is only for {And([.. candidate.Asset.LifeCourse.Select(LifeStages.Describe)])}";

    public static string OnlyAnAim(Need need, Asset asset) => $"Nothing that works on {InText(need.Name)} is listed; {asset.Name} has it among its aims";

    public static string OnlyBeside(Candidate candidate) =>
        $"Nothing listed works on {InText(candidate.Need.Name)} itself; {candidate.Asset.Name} works on {InText(candidate.Fit.Through.Name)}";

    public string OutOfReach(Asset nearest, double? kilometres) =>
        kilometres is { } km
            ? $"The nearest, {nearest.Name}, is {DistanceWords.Kilometres(km)} away and {Limits(nearest)}"
            : $"The only one, {nearest.Name}, {Limits(nearest)}";

    private static string WorksOn(Candidate candidate, IReadOnlyDictionary<string, Need> focusNeeds)
    {
        var (need, fit) = (candidate.Need, candidate.Fit);
        var verb = candidate.Asset.Kind == AssetKinds.Partnership ? "Has among its aims" : "Works on";
        if (fit.Relation == NeedRelation.Part)
            return $"{verb} {InText(fit.Through.Name)}, part of {InText(need.Name)}";
        if (fit.Relation == NeedRelation.Helps)
            return $"{verb} {InText(fit.Through.Name)}, which helps with {InText(need.Name)}";
        if (fit.Relation == NeedRelation.WiderField)
            return $"{verb} {InText(fit.Through.Name)}, the wider field of {InText(need.Name)}";
        var others = candidate.Asset.Needs.Where(n => n != need.Id && focusNeeds.ContainsKey(n)).Select(n => focusNeeds[n].Name);
        return $"{verb} {And(others.Prepend(need.Name).Take(NeedsNamed).Select(InText).ToList())}";
    }

    private static string? Status(Asset asset) => asset.Status switch
    {
        AssetStatuses.Open => null,
        _ => $"{AssetStatuses.Name(asset.Status)} in {asset.StatusDate?.MonthInWords()}: no help yet",
    };

    private static string Distance(Asset asset, double? kilometres) =>
        asset.Site is not { } site ? (asset.Place is { } place ? $"In {place}: no record gives its location" : "No single site")
        : kilometres is not { } km ? $"At {site.Place}"
        : $"{(site.Accuracy == "area" ? "About " : "")}{DistanceWords.Kilometres(km)} away in a straight line, at {site.Place}";

    /// <summary>Where England's areas of the same level have figures for this very need; else for whose figures they are.</summary>
    private string HighNeed(Need need, NeedPressure pressure, MatchedPlace place)
    {
        var percent = $"{Math.Floor(pressure.Own!.Value * 100)}%";
        return pressure.Measured == place.Area.Level ? $"{need.Name} presses harder here than in {percent} of England's {Plural(pressure.Measured)}"
            : pressure.Measured == AreaLevel.Ltla24 ? $"{need.Name} presses harder in {Authority(place)} than in {percent} of England's local authorities; nothing finer measures it"
            : $"{need.Name} presses harder in the MSOA around it than in {percent} of England's MSOAs; nothing finer measures it";
    }

    private string Authority(MatchedPlace place) => place.Authority is { } authority ? Name(authority) : "its authority";

    private static string Plural(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "neighbourhoods",
        AreaLevel.Msoa21 => "MSOAs",
        _ => "local authorities",
    };

    private string Reach(Asset asset) => asset.Reach switch
    {
        AssetReach.Region => "Region-wide reach",
        AssetReach.Authority => $"Serves {And(asset.Serves.Select(Name).ToList())}",
        _ => $"Local reach: people near {asset.Site!.Place}",
    };

    private string NoBaseHere(Asset asset, MatchedPlace place) =>
        $"Based in {Name(asset.Site!.LocalAuthority!.Value)}, with no base or outreach in {Name(place.Authority!.Value)} recorded";

    private static string Linked(AssetLink link, Asset partner) =>
        link.From == partner.Id ? $"{partner.Name} {link.Relation} it" : $"It {link.Relation} {partner.Name}";

    private string Limits(Asset asset) => asset.Reach == AssetReach.Local ? "is local only" : $"serves {And(asset.Serves.Select(Name).ToList())} only";

    private string Name(AreaCode authority) => authorities.TryGetValue(authority, out var name) ? name : authority.Value;

    /// <summary>A need's name inside a sentence: its first letter small, unless the word is a name or an abbreviation.</summary>
    private static string InText(string name) => name.Length > 1 && char.IsLower(name[1]) ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : name;

    private static string And(List<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
