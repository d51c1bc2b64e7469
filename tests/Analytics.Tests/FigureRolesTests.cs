using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests;

public sealed class FigureRolesTests
{
    private static readonly IReadOnlyList<Indicator> Indicators = Read();
    private static readonly FigureRoles Roles = new(RepositoryData.FocusAreas, RepositoryData.Checks);

    /// <summary>What the catalogue tells readers is what rankings are made of: neither more nor less.</summary>
    [Fact]
    public void Catalogue_SaysOfEveryFigure_WhatItDoesInEveryRanking()
    {
        var told = Indicators.SelectMany(i => i.Uses.Where(u => u.Ranks != FigureRole.Shown).Select(u => $"{u.Focus} {i.Id} {u.Ranks}")).Order(StringComparer.Ordinal);
        var made = Roles.Shown.Where(r => Indicators.Any(i => i.Id.Value == r.Key.Indicator)).Select(r => $"{r.Key.Ranking} {r.Key.Indicator} {r.Value}").Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("HEALTHNEEDS_WRITE_ROLES") is { Length: > 0 } path) File.WriteAllLines(path, made);
        told.Should().Equal(made, "data/indicators.json follows the plans of the analysis");
    }

    [Fact]
    public void EveryPlannedFigure_IsInTheCatalogue() =>
        Roles.All.Select(u => u.Indicator).Distinct().Except(Indicators.Select(i => i.Id.Value)).Should().BeEmpty();

    /// <summary>A check that is anything else of its ranking checks nothing. Another year of a figure is another figure.</summary>
    [Fact]
    public void NoFigure_IsACheckAndAnythingElseOfOneRanking()
    {
        var checks = Roles.All.Where(u => u.Role == FigureRole.Check).ToArray();
        checks.Should().HaveCount(RepositoryData.Checks.Outside.Count);
        foreach (var check in checks)
            Roles.All.Where(u => u.Ranking == check.Ranking && u.Indicator == check.Indicator && u.YearBefore == check.YearBefore).Should().ContainSingle($"{check.Indicator} checks {check.Ranking}");
    }

    private static IReadOnlyList<Indicator> Read()
    {
        using var json = File.OpenRead(RepositoryData.Path("data", "indicators.json"));
        return IndicatorCatalogue.Read(json, RepositoryData.FocusAreas).Indicators;
    }
}
