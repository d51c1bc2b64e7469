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
    /// <exception cref="RefusedRequestException">A value is malformed or unknown.</exception>
    public ChangesQuery Read(string? pair, IQueryCollection given)
    {
        var ((from, to), parameters) = (Pair(pair), new PageParameters(given, reading, Newest));
        return new ChangesQuery(from, to, parameters.Focus(), parameters.Level());
    }

    private static (string? From, string? To) Pair(string? pair)
    {
        if (pair is null)
            return (null, null);
        return pair.Split("..") is [var from, var to] && ReleaseShelf.IsId(from) && ReleaseShelf.IsId(to)
            ? (from, to)
            : throw new RefusedRequestException(Problem.NotUnderstood("That is not a pair of releases.", ["two ids of releases with two dots between them, older first, as in 20261101T083000Z-3a1d07c3..20261122T232532Z-20b051c7"], Newest));
    }
}
