using AngleSharp.Dom;
using Bunit;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Pages.WhatIf;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>The chart of declared places beside a scenario's, and its sentence. Long because headings, scale, marks and words are read off the same made lists.</summary>
public sealed class ScenarioMovesTests : BunitContext
{
    /// <summary>The declared place of what the release does not rank.</summary>
    private const int Nothing = 0;

    [Fact]
    public void WhoComesInStaysAndGoesOut_HasAShapeAndAWordOfItsOwn()
    {
        var rows = Chart(first: 2, 1, 5, 2, 3, 4).FindAll("tbody tr");

        rows.Select(r => r.QuerySelector(".moves__words")!.Words()).Should().Equal("1 to 1 stays", "5 to 2 comes in", "2 to 3 goes out");
        rows.Select(r => r.QuerySelector("path")!.GetAttribute("d")).Should().OnlyHaveUniqueItems();
        rows.Select(r => r.QuerySelector("th")!.Words()).Should().Equal("Place 1 Barnsley 001", "Place 5 Barnsley 005", "Place 2 Barnsley 002");
    }

    [Fact]
    public void Marks_StandInTheOrderOfTheirPlaces_AndOnTheirSideOfTheLine()
    {
        var rows = Chart(first: 2, 4, 1, 3, 2).FindAll("tbody tr").ToDictionary(r => r.QuerySelector(".moves__words .num")!.TextContent);

        var (came, stayed, went) = (rows["4 to 1"], rows["1 to 2"], rows["2 to 4"]);
        new[] { Now(came), Now(stayed), End(came), Now(went) }.Should().BeInAscendingOrder();
        new[] { Before(stayed), Before(went), End(came), Before(came) }.Should().BeInAscendingOrder();
        (Before(stayed), Before(came)).Should().Be((Now(came), Now(went)), "a place is drawn alike before and now");
    }

    [Theory]
    [InlineData(2, new[] { 1, 2, 3 }, "The first 2 stay the same neighbourhoods, each in its place")]
    [InlineData(3, new[] { 2, 3, 1, 4 }, "The first 3 stay the same neighbourhoods; furthest moves Place 1, Barnsley 001, from place 1 to 3")]
    [InlineData(2, new[] { 1, 5, 2, 3, 4 }, "1 neighbourhood comes into the first 2: Place 5, Barnsley 005, from place 5 to 2")]
    [InlineData(2, new[] { 4, 5, 1, 2, 3 }, "2 neighbourhoods come into the first 2; furthest up comes Place 4, Barnsley 004, from place 4 to 1")]
    [InlineData(1, new[] { 1, 3, 2 }, "The first neighbourhood stays the same")]
    [InlineData(1, new[] { 3, 1, 2 }, "Another neighbourhood comes first: Place 3, Barnsley 003, from place 3 to 1")]
    [InlineData(9, new[] { 1, 2, 3 }, "All 3 neighbourhoods count as the first, each in its place")]
    [InlineData(9, new[] { 3, 1, 2 }, "All 3 neighbourhoods count as the first; furthest moves Place 3, Barnsley 003, from place 3 to 1")]
    public void Heading_SaysWhoComesInAndWhoMovesFurthest(int first, int[] declared, string finding) =>
        Chart(first, declared).Find("h2").TextContent.Should().Be(finding);

    [Theory]
    [InlineData(1, new[] { 1, 3, 2 }, "Under these weights the first neighbourhood of Barnsley is the same as in the declared ranking.")]
    [InlineData(1, new[] { 3, 1, 2 }, "Under these weights the first neighbourhood of Barnsley is another than in the declared ranking.")]
    [InlineData(2, new[] { 2, 1, 3 }, "Under these weights the first 2 of Barnsley are the same neighbourhoods as in the declared ranking.")]
    [InlineData(2, new[] { 1, 3, 2 }, "Under these weights 1 of the first 2 neighbourhoods of Barnsley is another than in the declared ranking.")]
    [InlineData(2, new[] { 3, 4, 1, 2 }, "Under these weights 2 of the first 2 neighbourhoods of Barnsley are others than in the declared ranking.")]
    [InlineData(9, new[] { 3, 1, 2 }, "All 3 neighbourhoods of Barnsley count as the first: the list shows how these weights order them.")]
    public void Sentence_SaysHowManyAreOthers_InGrammar(int first, int[] declared, string sentence) =>
        Moves(first, declared).Sentence(AreaLevel.Lsoa21, "Barnsley").Should().Be(sentence);

    [Theory]
    [InlineData(25, "The first 25 stay the same neighbourhoods; each of the first 20 in its place", new[] { 22, 21, 23, 24, 25, 26 })]
    [InlineData(26, "All 26 neighbourhoods count as the first; each of the first 20 in its place", new[] { 22, 21, 23, 24, 25, 26 })]
    [InlineData(25, "1 neighbourhood comes into the first 25", new[] { 26, 21, 22, 23, 24, 25 })]
    public void Heading_NamesNobodyWhoIsNotDrawn(int first, string finding, int[] last) =>
        Chart(first, [.. Enumerable.Range(1, 20), .. last]).Find("h2").TextContent.Should().Be(finding);

    [Theory]
    [InlineData(25, "The first 25 stay the same neighbourhoods; furthest of those drawn moves Place 2, Barnsley 002, from place 2 to 1")]
    [InlineData(26, "All 26 neighbourhoods count as the first; furthest of those drawn moves Place 2, Barnsley 002, from place 2 to 1")]
    public void Heading_NamesTheFurthestOfThoseDrawn_AndSaysSo(int first, string finding) =>
        Chart(first, [2, 1, .. Enumerable.Range(3, 18), 25, 21, 22, 23, 24, 26]).Find("h2").TextContent.Should().Be(finding);

    [Fact]
    public void PlaceThatTheReleaseRanksByNothing_HasNoDeclaredMark()
    {
        var rows = Chart(first: 2, 1, Nothing, 2).FindAll("tbody tr");

        rows[1].QuerySelector(".moves__words")!.Words().Should().Be("not ranked to 2 comes in");
        rows[1].QuerySelectorAll("circle").Should().BeEmpty();
        rows[2].QuerySelector(".moves__words")!.Words().Should().Be("2 to 3 goes out");
    }

    [Fact]
    public void PlaceThatTheScenarioRanksByNothing_GoesOutWithoutAMark()
    {
        var rows = Rows(1, 3);
        var areas = new[] { 1, 2, 3 }.Select(Place).ToDictionary(a => a.Code);

        var left = Chart(ScenarioMoves.Of(2, rows, new[] { 1, 2, 3 }.ToDictionary(i => Place(i).Code), areas)!).FindAll("tbody tr")[2];

        left.QuerySelector(".moves__words")!.Words().Should().Be("2 to not ranked goes out");
        left.QuerySelectorAll("path").Should().BeEmpty();
    }

    [Fact]
    public void LongList_IsDrawnAsFarAsTheUsualOne_AndSaysWhoElseComesAndGoes()
    {
        var chart = Chart(first: 30, [.. Enumerable.Range(31, 30), .. Enumerable.Range(1, 30)]);

        chart.FindAll("tbody tr").Should().HaveCount(ScenarioMoves.MostFirst + ScenarioMoves.MostLeaving);
        chart.Find("table + p").TextContent.Should().Be("10 more come in further down, and 22 more go out.");
    }

    [Theory]
    [InlineData(30, 40, "place 1, 20", "All of the line is among the first 30")]
    [InlineData(860, 860, "place 1, 20", "All of the line is among the first 860")]
    [InlineData(20, 40, "place 1, 20", "All of the line is among the first 20")]
    public void Scale_ThatEndsAmongTheFirst_IsLabelledWithThePlaceItEndsAt_AndHasNoEdge(int first, int count, string labels, string caption)
    {
        var chart = Chart(first, [2, 1, .. Enumerable.Range(3, count - 2)]);

        Labels(chart).Should().Be(labels);
        chart.FindAll(".moves__edge").Should().BeEmpty();
        chart.Find(".moves > p.quiet").TextContent.Should().StartWith(caption);
    }

    [Fact]
    public void Scale_ThatGoesBeyondTheFirst_IsLabelledAtTheirEndAndItsOwn()
    {
        var chart = Chart(first: 9, [.. Enumerable.Range(1, 8), 40, .. Enumerable.Range(9, 31)]);

        Labels(chart).Should().Be("place 1, 9, 40");
        chart.FindAll(".moves__edge").Should().HaveCount(10);
        chart.Find(".moves > p.quiet").TextContent.Should().StartWith("The shaded part holds the first 9;");
    }

    [Fact]
    public void OneMoreThatIsNotDrawn_ComesInInGrammar() =>
        Chart(first: 25, [.. Enumerable.Range(1, 20), 26, .. Enumerable.Range(21, 5)]).Find("table + p").TextContent.Should().Be("1 more comes in further down.");

    [Fact]
    public void NothingRankedHereOrInTheRelease_IsNoChart()
    {
        ScenarioMoves.Of(20, [], new Dictionary<AreaCode, int> { [Place(1).Code] = 1 }, new Dictionary<AreaCode, Area>()).Should().BeNull();
        ScenarioMoves.Of(20, Rows(1, 2), new Dictionary<AreaCode, int>(), new Dictionary<AreaCode, Area>()).Should().BeNull();
    }

    private IRenderedComponent<ScenarioMovesChart> Chart(int first, params int[] declared) => Chart(Moves(first, declared));

    private static ScenarioMoves Moves(int first, int[] declared)
    {
        var rows = Rows(declared);
        var places = rows.Where(r => r.Declared is not null).ToDictionary(r => r.Area.Code, r => r.Declared!.Value);
        return ScenarioMoves.Of(first, rows, places, rows.ToDictionary(r => r.Area.Code, r => r.Area))!;
    }

    private IRenderedComponent<ScenarioMovesChart> Chart(ScenarioMoves moves) =>
        Render<ScenarioMovesChart>(p => p.Add(c => c.Moves, moves).Add(c => c.Level, AreaLevel.Lsoa21).Add(c => c.Focus, FocusArea.Overall));

    /// <summary>Places in the scenario's order, each named by its declared place.</summary>
    private static List<ScenarioRow> Rows(params int[] declared) =>
    [
        .. declared.Select((place, i) => (Area: Place(place == Nothing ? 900 : place), Before: place == Nothing ? null : (int?)place, Now: i + 1))
            .Select(p => new ScenarioRow(p.Now, new ScenarioArea(p.Area.Code, 0, new RankInterval(p.Now, p.Now, p.Now, declared.Length), 0, 0), p.Area, p.Before)),
    ];

    private static Area Place(int number) =>
        new(new AreaCode($"E01{number:000000}"), AreaLevel.Lsoa21, $"Barnsley {number:000}", $"Place {number}", Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, Population: null, RuralUrban: null, Location: null);

    private static string Labels(IRenderedComponent<ScenarioMovesChart> chart) => string.Join(", ", chart.FindAll("thead svg text").Select(t => t.TextContent));

    private static double Now(IElement row) => Percent(row.QuerySelector("svg svg")!.GetAttribute("x")!);

    private static double Before(IElement row) => Percent(row.QuerySelector("circle")!.GetAttribute("cx")!);

    private static double End(IElement row) => Percent(row.QuerySelector("rect")!.GetAttribute("width")!);

    private static double Percent(string at) => double.Parse(at.TrimEnd('%'));
}
