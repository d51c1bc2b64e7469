using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;

/// <summary>Reads the address of the changes page.</summary>
internal sealed class ChangesRequest(ReleaseReading reading)
{
    private static readonly NextStep Newest = new("/data/changes", "See the newest changes");

    /// <param name="pair">"a..b", or null for the newest.</param>
    /// <exception cref="RefusedPageException">A value is malformed or unknown.</exception>
    public ChangesQuery Read(string? pair, IQueryCollection given)
    {
        var (from, to) = Pair(pair);
        return new ChangesQuery(from, to, Focus(given["focus"]), Level(given["level"]));
    }

    private static (string? From, string? To) Pair(string? pair)
    {
        if (pair is null)
            return (null, null);
        return pair.Split("..") is [var from, var to] && ReleaseShelf.IsId(from) && ReleaseShelf.IsId(to)
            ? (from, to)
            : throw new RefusedPageException(Problem.NotUnderstood("That is not a pair of releases.", ["two ids of releases with two dots between them, older first, as in 20261101T083000Z-3a1d07c3..20261122T232532Z-20b051c7"], Newest));
    }

    private string Focus(string? focus)
    {
        var allowed = reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).ToList();
        return string.IsNullOrEmpty(focus) ? FocusArea.Overall
            : allowed.Contains(focus, StringComparer.Ordinal) ? focus
            : throw new RefusedPageException(Problem.NotUnderstood("The value of “focus” is not a focus area.", allowed, Newest));
    }

    private static AreaLevel Level(string? level) => string.IsNullOrEmpty(level) ? AreaLevel.Lsoa21
        : EnumWords.TryParse<AreaLevel>(level, out var known) && AreaLevels.Ranked.Contains(known) ? known
        : throw new RefusedPageException(Problem.NotUnderstood("The value of “level” is not a level that is ranked.", [.. AreaLevels.Ranked.Select(l => l.Id())], Newest));
}
