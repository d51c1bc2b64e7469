using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>A figure has one verdict, wherever it is read.</summary>
[Collection(ApiCollection.Name)]
public sealed class VerdictTests(ApiServer server)
{
    /// <summary>With published limits, without any, and with limits that are reckoned here.</summary>
    [Theory]
    [InlineData("ons-la-le-birth", "ltla24")]
    [InlineData("iod2025-ypll", "lsoa21")]
    [InlineData("census2021-bad-health", "lsoa21")]
    public async Task Verdict_OfAFigure_IsTheSameHereAndInCompare(string indicator, string level)
    {
        var shown = (await server.Page($"/data/indicators/{indicator}?level={level}")).QuerySelectorAll(".figure-table tbody tr").Take(12)
            .ToDictionary(r => r.GetAttribute("data-code")!, r => r.QuerySelector("td[data-label='Against England']")!.Words().ToLowerInvariant().Replace(' ', '-'), StringComparer.Ordinal);
        var compared = (await server.Get($"/api/v1/compare?areas={string.Join(',', shown.Keys)}")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("indicator").GetString() == indicator).OrderByDescending(i => i.GetProperty("sex").GetString() == "persons").ThenBy(i => i.GetProperty("sex").GetString(), StringComparer.Ordinal)
            .GroupBy(i => i.GetProperty("code").GetString()!, i => i.GetProperty("verdict").GetString()!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        shown.Should().NotBeEmpty().And.BeEquivalentTo(compared);
        shown.Values.Should().Contain(v => v != "not-compared");
    }

    [Theory]
    [InlineData("E08000016")]
    [InlineData("E02001509")]
    public async Task Verdicts_OfAProfile_AreThoseOfCompare(string area)
    {
        var compared = (await server.Get($"/api/v1/compare?areas={area}")).GetProperty("items").EnumerateArray()
            .Select(i => (Name: i.GetProperty("name").GetString()!, Sex: i.GetProperty("sex").GetString()!, Verdict: i.GetProperty("verdict").GetString()!)).Where(i => i.Sex == "persons" && i.Verdict != "not-compared").ToList();
        var rows = (await server.Page($"/areas/{area}")).QuerySelectorAll(".indicators tbody tr").Where(r => r.QuerySelector(".verdict") is not null)
            .ToLookup(r => r.QuerySelector("th a")!.Words(), r => r.QuerySelector(".verdict")!.Words().ToLowerInvariant(), StringComparer.Ordinal);
        compared.Where(c => rows.Contains(c.Name)).Should().NotBeEmpty().And.OnlyContain(c => rows[c.Name].Contains(c.Verdict));
    }
}
