using Bunit;
using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Sources;
using HealthNeeds.Dashboard.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>How fresh each source is, as one row of the list.</summary>
public sealed class FreshnessTableTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public FreshnessTableTests() => Services.AddSingleton(TimeProvider.System);

    public static TheoryData<SourceState, int, int?, bool, FreshnessState, string> States => new()
    {
        // answered so many days ago, failing for so many days, held → state, word
        { SourceState.Unchanged, 1, null, false, FreshnessState.Fresh, "Nothing new" },
        { SourceState.Changed, 1, null, false, FreshnessState.Fresh, "New figures" },
        { SourceState.Stale, 3, 2, false, FreshnessState.Late, "Could not be updated" },
        { SourceState.Stale, 30, 29, false, FreshnessState.Stale, "Stale" },
        { SourceState.Held, 1, null, true, FreshnessState.Held, "Held back" },
        { SourceState.Held, 30, 29, true, FreshnessState.Held, "Held back" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void State_OfAStatus_IsTheFirstThatApplies(SourceState state, int answered, int? failing, bool held, FreshnessState expected, string word)
    {
        var item = new FreshnessView("qof2021", Source: null, 10, Status(state, answered, failing, held), Problem: null, Now);
        item.State.Should().Be(expected);
        item.IsStale.Should().Be(failing == 29);
        item.Words.Should().EndWith(".").And.NotContain("  ");
        var row = Render<FreshnessTable>(p => p.Add(t => t.Items, [item])).Find("tbody tr");
        row.QuerySelector(".fresh")!.TextContent.Should().Be(word);
        row.QuerySelector("[data-label=State]")!.TextContent.Should().EndWith(item.Words);
    }

    [Fact]
    public void States_ThatNeedSomebody_DifferInShapeFromAllOthers()
    {
        FreshnessView[] items =
        [
            new("unreadable", Source: null, 10, Status: null, "Cut short.", Now),
            .. States.Select(s => new FreshnessView("made", Source: null, 10, Status((SourceState)s[0], (int)s[1], (int?)s[2], (bool)s[3]), Problem: null, Now)),
            new("never", Source: null, 10, Status: null, Problem: null, Now),
        ];
        var marks = Render<FreshnessTable>(p => p.Add(t => t.Items, items)).FindAll(".fresh path").Select(m => m.GetAttribute("d")).ToList();
        items.Zip(marks).GroupBy(m => m.Second).Should().OnlyContain(shape => shape.Select(m => m.First.State).Distinct().Count() == 1).And.HaveCount(6);
    }

    [Fact]
    public void NewerEdition_IsTold_AndLeadsToWhatTakesIt()
    {
        var newer = new NewerEdition("2021-22", "2024-25", new DateOnly(2025, 8, 28), "https://example.org/2024-25", [new SettingValue("Live__NhsDigital__Qof", "BB/5678/QOF_2425.zip"), new SettingValue("Live__NhsDigital__QofYear", "2024")]);
        var status = Status(SourceState.Unchanged, 1, failing: null, held: false) with { Editions = new EditionStatus(Now, [newer], Problem: null) };
        var links = Render<FreshnessTable>(p => p.Add(t => t.Items, [new FreshnessView("qof2021", Source: null, 10, status, Problem: null, Now)])).FindAll("[data-label=State] a");
        var link = links[0];
        link.TextContent.Should().Be("Newer edition: 2024-25 (published 28 August 2025); in use: 2021-22.");
        link.GetAttribute("href").Should().Be("https://example.org/2024-25");
        links[1].GetAttribute("href").Should().Be("/data/sources/qof2021#when");
    }

    [Fact]
    public void Source_ThatWasNeverAsked_HasNothingInItsCells() =>
        Render<FreshnessTable>(p => p.Add(t => t.Items, [new FreshnessView("qof2021", Source: null, 10, Status: null, Problem: null, Now)]))
            .FindAll("td[data-none]").Select(c => c.TextContent.Trim()).Should().HaveCount(5).And.OnlyContain(text => text == "–");

    [Fact]
    public void Source_SwitchedOffBecauseItFailed_IsNotStale_AndSaysThatNobodyAsks()
    {
        var off = new FreshnessView("qof2021", Source: null, 10, Status(SourceState.Stale, 30, 29, held: false) with { SwitchedOff = true, NextRun = null, Why = "HTTP 500." }, Problem: null, Now);
        (off.State, off.IsStale).Should().Be((FreshnessState.Late, false));
        off.Words.Should().Contain("are switched off: the publisher is not asked any more.").And.EndWith(" HTTP 500.");
    }

    private static SourceStatus Status(SourceState state, int answered, int? failing, bool held) => new(
        "qof2021",
        state,
        Why: null,
        Now.AddHours(-2),
        Now.AddDays(-answered),
        Now.AddDays(-40),
        failing is { } days ? Now.AddDays(-days) : null,
        Now.AddDays(5),
        TimeSpan.FromDays(15),
        held ? new HeldFigures("0123456789ab", Now.AddHours(-2), ["[row-count] qof2021: Fewer rows came than before."]) : null,
        []);
}
