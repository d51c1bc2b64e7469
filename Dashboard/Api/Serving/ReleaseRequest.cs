using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>One request's parameters together with the release that answers it.</summary>
internal sealed class ReleaseRequest(ApiRequest parameters, ReleaseLease release, ReleaseMemory memory, RegionSetting regions, BoundaryCache boundaries, CancellationToken token) : ReleaseFigures(memory, regions)
{
    public ApiRequest Parameters => parameters;

    public override ReleaseLease Lease => release;

    public CancellationToken Token => token;

    public BoundaryCache Boundaries => boundaries;

    public ReleaseStamp Stamp => new(release.Info.Id, release.Info.Published);

    /// <summary>The ranking asked for.</summary>
    /// <exception cref="RefusedRequestException">400: the release has no such focus area.</exception>
    public string Focus => ApiRequest.Checked(ParameterRules.Focus.Among(FocusAreas), parameters.Get(ParameterRules.Focus));

    /// <summary>The focus area asked for; null for all of them.</summary>
    /// <exception cref="RefusedRequestException">400: the release has no such focus area.</exception>
    public string? AnyFocus => parameters.Find(ParameterRules.AnyFocus) is { } focus ? ApiRequest.Checked(ParameterRules.AnyFocus.Among(FocusAreas), focus) : null;

    /// <summary>"json", "geojson" or, for a table in any of its forms, "csv".</summary>
    public string Format => parameters.Format;

    /// <summary>Outlines of the areas of a level within another, or null where there are none.</summary>
    public BoundarySet? Outlines(AreaLevel level, Area within) => IsOfRegion(within) ? boundaries.Of(this).Find(level) : boundaries.Elsewhere(this, level, within.Code);

    /// <exception cref="RefusedRequestException">404: the release has no such area.</exception>
    public Area Known(ParameterRule rule) => Known(rule.Name, parameters.FindArea(rule)!.Value);

    /// <summary>The code that 'within' names; null where it names the region that is shown, or nothing.</summary>
    /// <exception cref="RefusedRequestException">400: it is neither a code nor that region.</exception>
    public AreaCode? WithinCode => parameters.Find(ParameterRules.Within) is not { } text || Region.IsCalled(text) ? null
        : new AreaCode(ApiRequest.Checked(ParameterRules.Area with { Name = ParameterRules.Within.Name, Allowed = ParameterRules.Within.Allowed }, text));

    /// <summary>The area 'within' names; where it is absent the region that is shown, and England for ICBs.</summary>
    /// <exception cref="RefusedRequestException">404 for an unknown area; 400 for one that holds no areas of the level.</exception>
    public Area Within(AreaLevel? level)
    {
        var within = WithinCode is { } code ? Known(ParameterRules.Within.Name, code)
            : level == AreaLevel.Icb && !parameters.Has(ParameterRules.Within) ? Known(ParameterRules.Within.Name, AreaCode.England) : RegionArea;
        return AreaContainment.Holds(within.Level, level) || (level == AreaLevel.Ltla24 && within.Code == Region.Code)
            ? within
            : throw new RefusedRequestException(
                ProblemKinds.WrongLevel,
                $"{within.Name} ({within.Code}) is {AreaContainment.Describe(within.Level)}: it holds no areas of level {level?.Id()} to rank or list.",
                ParameterRules.Within.Name,
                within.Code.Value,
                AreaContainment.Allowed(level, Region));
    }

    /// <summary>Greatest need first. What lies in the release's own region is asked for again and again, and kept; the rest of England would fill the memory.</summary>
    public IReadOnlyList<RankedArea> Ranked(string focus, NeedKind kind, AreaLevel level, Area within) => IsOfRegion(within) || level == AreaLevel.Icb
        ? Ranked(focus, level, within.Code, kind)
        : release.Rankings.List(focus, level, within.Code, kind, token);

    private Area Known(string parameter, AreaCode given)
    {
        var code = new AreaCode(RecodedAuthorities.Current(given.Value));
        return Larger().GetValueOrDefault(code)
            ?? release.Areas.Find(code, token)
            ?? throw NotHeld(parameter, code, given);
    }

    private RefusedRequestException NotHeld(string parameter, AreaCode code, AreaCode given) => new(FormerIcb.Of(this, code, parameter) ?? Problem.Of(
        ProblemKinds.UnknownArea,
        OtherCountries.Sentence(code) ?? $"Release {release.Info.Id} holds no area {given}.",
        parameter,
        given.Value,
        ["a 2021 LSOA or MSOA, a 2024 local authority or an ICB of England, listed at /api/v1/areas"]));

    /// <summary>England, its ICBs and authorities: some 340 areas that most requests name.</summary>
    private Dictionary<AreaCode, Area> Larger() => RememberForAll(
        "larger-areas",
        () => new[] { AreaLevel.England, AreaLevel.Icb, AreaLevel.Ltla24 }.SelectMany(l => release.Areas.List(l, AreaCode.England, CancellationToken.None)).ToDictionary(a => a.Code));
}

/// <summary>Which areas can be looked into for areas of a level.</summary>
internal static class AreaContainment
{
    /// <param name="level">Null: any level.</param>
    public static bool Holds(AreaLevel container, AreaLevel? level) => level switch
    {
        AreaLevel.Icb => container is AreaLevel.England,
        AreaLevel.Ltla24 => container is AreaLevel.England or AreaLevel.Icb or AreaLevel.Region,
        AreaLevel.Msoa21 => container is AreaLevel.England or AreaLevel.Icb or AreaLevel.Region or AreaLevel.Ltla24,
        _ => container is AreaLevel.England or AreaLevel.Icb or AreaLevel.Region or AreaLevel.Ltla24 or AreaLevel.Msoa21,
    };

    public static string Describe(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "an LSOA",
        AreaLevel.Msoa21 => "an MSOA",
        AreaLevel.Ltla24 => "a local authority",
        AreaLevel.Icb => "an ICB",
        AreaLevel.Region => "a region of several areas",
        _ => "a country",
    };

    public static IReadOnlyList<string> Allowed(AreaLevel? level, Region region) =>
    [
        $"England ({AreaCode.England})",
        .. level == AreaLevel.Icb ? Array.Empty<string>() : region.IsIcb ? [$"an ICB, as in {region.Code} ({region.Name})"] : ["an ICB, as in E54000061", $"the region that is shown, {region.Within} ({region.Name})"],
        .. Holds(AreaLevel.Ltla24, level) ? ["a local authority, as in E08000016"] : Array.Empty<string>(),
        .. Holds(AreaLevel.Msoa21, level) ? ["an MSOA, as in E02001509"] : Array.Empty<string>(),
    ];
}
