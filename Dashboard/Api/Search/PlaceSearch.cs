using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Finds places by name or code, those of the shown region first, and by names spelled like it where none has it.</summary>
internal static class PlaceSearch
{
    /// <param name="level">Null for every level.</param>
    public static PlacesFound Find(ReleaseFigures figures, string sought, AreaLevel? level, int most, CancellationToken token)
    {
        var found = Named(figures, sought, level, most, token);
        if (found.Areas.Count > 0 || found.Note is not null)
            return found;
        var alike = OfLevel(figures.Lease.Areas.Alike(sought, figures.Region.Code, most, token: token), level);
        return new PlacesFound(alike.Count > 0 ? alike : OfLevel(figures.Lease.Areas.Alike(sought, AreaCode.England, most, token: token), level), Note: null, IsAlike: true);
    }

    /// <summary>Those that have the words themselves.</summary>
    public static PlacesFound Named(ReleaseFigures figures, string sought, AreaLevel? level, int most, CancellationToken token)
    {
        if (AreaCode.TryParse(sought.ToUpperInvariant(), out var given))
            return Coded(figures, given, token);
        if (PostcodeSearch.Placed(figures, sought, level, token) is { } placed)
            return placed with { Areas = [placed.Areas[0]] };
        var near = figures.Lease.Areas.Search(sought, level, figures.Region.Code, most, token);
        var all = near.Count < most ? near.Concat(figures.Lease.Areas.Search(sought, level, within: null, most, token)).DistinctBy(a => a.Code).Take(most) : near;
        return new PlacesFound([.. all], Note: null, IsAlike: false);
    }

    private static PlacesFound Coded(ReleaseFigures figures, AreaCode given, CancellationToken token)
    {
        var code = new AreaCode(RecodedAuthorities.Current(given.Value));
        if (figures.Lease.Areas.Find(code, token) is { } area)
            return new PlacesFound([area], code == given ? figures.Icbs.Of(code).Sentence : $"{given} is the code of an earlier or later year: it is read as {code}.", IsAlike: false);
        if (Successors(figures, code, token) is { Count: > 0 } now)
            return new PlacesFound(now, PlaceListWords.Became(given.Value, now), IsAlike: false);
        return new PlacesFound([], FormerIcb.Of(figures, code)?.Detail ?? $"This release holds no area {given}: it knows LSOAs and MSOAs of 2021, local authorities of 2024 and ICBs of England.", IsAlike: false);
    }

    /// <summary>What an LSOA or MSOA of 2011, or a district of 2021, became; empty for any other code.</summary>
    private static IReadOnlyList<Area> Successors(ReleaseFigures figures, AreaCode older, CancellationToken token) =>
        [.. figures.Lease.Areas.Find([.. figures.Lease.PlaceLists.Successors([older], token)[older]], token).OrderBy(a => a.Code)];

    private static IReadOnlyList<Area> OfLevel(IReadOnlyList<Area> areas, AreaLevel? level) => level is null ? areas : [.. areas.Where(a => a.Level == level)];
}

/// <param name="Note">What must be known of a code; null where there is nothing to say.</param>
/// <param name="IsAlike">True where the names are only spelled like what was sought.</param>
internal sealed record PlacesFound(IReadOnlyList<Area> Areas, string? Note, bool IsAlike);
