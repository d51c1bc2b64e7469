namespace HealthNeeds.Ingest.Geography;

/// <summary>How areas of older geographies become areas of newer ones, worked out from the LSOAs they are made of.</summary>
internal static class AreaCrosswalks
{
    /// <summary>
    /// MSOAs of 2011 to 2021. ONS's best fit names one successor only; the LSOAs show all. An LSOA of 2011 lies in the MSOA
    /// whose name its own begins with ("Barnsley 021" for "Barnsley 021F").
    /// </summary>
    public static IReadOnlyList<AreaSuccessor> Msoas(EnglandGeography geography, IReadOnlyDictionary<string, int> population)
    {
        var codes = geography.Msoa11Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);
        var msoa21 = geography.Lsoas.ToDictionary(l => l.Code, l => l.Msoa, StringComparer.Ordinal);
        var shares = Shares(geography, population).Select(s => (From: codes[s.Change.Lsoa11Name[..^1]], To: msoa21[s.Change.Lsoa21], s.People));
        var bestFit = geography.Msoa11To21.Select(b => (From: b.Key, To: b.Value, People: 0.0));
        return Pairs(shares.Concat(bestFit));
    }

    /// <summary>Local authorities of 2021 to 2024, and the codes that came later.</summary>
    public static IReadOnlyList<AreaSuccessor> Authorities(EnglandGeography geography, IReadOnlyDictionary<string, int> population)
    {
        var ltla24 = geography.Lsoas.ToDictionary(l => l.Code, l => l.Ltla, StringComparer.Ordinal);
        var pairs = Pairs(Shares(geography, population).Select(s => (s.Change.Ltla21, ltla24[s.Change.Lsoa21], s.People)));
        var recoded = RecodedAuthorities.Older.SelectMany(r => pairs.Where(p => p.From == r.Value && p.To == r.Value).Select(p => p with { From = r.Key }));
        return [.. pairs, .. recoded];
    }

    /// <summary>Residents of each LSOA of 2021, shared equally among the LSOAs of 2011 it came from.</summary>
    private static IEnumerable<(LsoaSuccessor Change, double People)> Shares(EnglandGeography geography, IReadOnlyDictionary<string, int> population)
    {
        var origins = geography.LsoaChanges.CountBy(c => c.Lsoa21, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return geography.LsoaChanges.Select(c => (c, (double)population[c.Lsoa21] / origins[c.Lsoa21]));
    }

    private static List<AreaSuccessor> Pairs(IEnumerable<(string From, string To, double People)> shares)
    {
        var pairs = shares.GroupBy(s => (s.From, s.To)).Select(g => (g.Key.From, g.Key.To, People: g.Sum(s => s.People))).ToList();
        var successors = pairs.CountBy(p => p.From, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var predecessors = pairs.CountBy(p => p.To, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. pairs.Select(p => new AreaSuccessor(p.From, p.To, Change(successors[p.From] > 1, predecessors[p.To] > 1), (int)Math.Round(p.People)))];
    }

    private static string Change(bool split, bool merged) => (split, merged) switch
    {
        (false, false) => "U",
        (true, false) => "S",
        (false, true) => "M",
        (true, true) => "X",
    };
}
