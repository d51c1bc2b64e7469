using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tests.Pulls;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Registers by GP practice from Fingertips' API (area type 7).</summary>
public sealed class PracticeRegistersTests
{
    private static readonly Indicator Register = FingertipsReading.Indicator(273, AreaLevel.Practice, age: null);

    private static readonly HashSet<string> None = [];

    [Fact]
    public void RowsOfPractices_AreKept_AndThoseOfOthersAreSetAside()
    {
        using var reading = new FingertipsReading(Known("A81001", "C85020", "Y02494"), Register);

        reading.Take(FingertipsReading.Header27, Row("E92000001"), Row("C85020", "2023/24", "3.1"), Row("C85020", "2024/25", "3.2"), Row("Y02494"), Row("a81001"), Row("Z99999"), Row("E54000061"), Row("U46211", categoryType: "x"), Row("Y02494", sex: "Male"));

        reading.Figures().Select(f => string.Join(' ', f.Split(' ')[1..5])).Should().Equal("C85020 2023/24 persons 3.1", "A81001 2024/25 persons 3.5", "C85020 2024/25 persons 3.2", "Y02494 2024/25 persons 3.5");
        reading.Tally.Counts.Should().BeEquivalentTo(new Dictionary<string, long> { ["level"] = 2, ["unknown-area"] = 1, ["breakdown"] = 1, ["other-sex"] = 1 });
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, false)]
    [InlineData(12, true)]
    public void PracticesThatOpenedSince_HoldNothing_UnlessTheyAreMany(int unknown, bool holds)
    {
        var practices = Enumerable.Range(0, 100).Select(i => $"A81{i:000}").ToList();
        using var reading = new FingertipsReading(Known([.. practices.Skip(unknown)]), Register);

        reading.Take([FingertipsReading.Header27, .. practices.Select(p => Row(p))]);

        reading.Findings().Where(f => f.Holds).Select(f => f.Rule).Should().Equal(holds ? ["area-vintage"] : []);
    }

    [Fact]
    public void FirstAnswerAboutFewPractices_IsHeld()
    {
        var practices = Enumerable.Range(0, 100).Select(i => $"A81{i:000}").ToList();
        using var reading = new FingertipsReading(Known([.. practices]), Register);

        reading.Take([FingertipsReading.Header27, .. practices.Take(80).Select(p => Row(p))]);

        reading.Findings().Where(f => f.Holds).Should().ContainSingle().Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Rule == "figure-count" && f.Found == "80 areas in 2024/25" && f.Expected.Contains("of the 100 of LA"));
    }

    [Theory]
    [InlineData(89, false)]
    [InlineData(80, true)]
    public void NewYear_IsAboutNearlyAsManyPracticesAsTheLast_HoweverManyThereWereOnce(int practices, bool holds)
    {
        var known = Enumerable.Range(0, 100).Select(i => $"A81{i:000}").ToList();
        var last = known.Take(91).Select(p => Row(p, "2023/24")).ToList();
        using var before = new FingertipsReading(Known([.. known]), Register);
        before.Take([FingertipsReading.Header27, .. last]);
        using var now = new FingertipsReading(Known([.. known]), Register);
        now.Take([FingertipsReading.Header27, .. last, .. known.Take(practices).Select(p => Row(p))]);

        now.Findings(before.Receipt()).Where(f => f.Holds).Select(f => f.Rule).Should().Equal(holds ? ["figure-count"] : []);
    }

    /// <summary>What ranks has one definition with the framework's register, and what has another is only shown.</summary>
    [Fact]
    public void Catalogue_HasTheRegisters_AsModelledFiguresOfPractices()
    {
        var registers = LoopbackPull.Catalogue.Indicators.Where(i => i.Id.Value.StartsWith("ft-qof-", StringComparison.Ordinal)).ToList();

        registers.Should().HaveCountGreaterThan(20).And.OnlyContain(i => i.NativeLevel == AreaLevel.Practice && i.Modelled && i.Source == "ohid-fingertips" && i.Fingertips!.AreaType == "GPs");
        registers.Where(i => i.Uses.Any(u => u.Ranks != FigureRole.Shown)).Select(i => i.Fingertips!.Id).Should().BeEquivalentTo([273, 212, 280, 92590, 219, 253, 90933, 241, 276, 90581]);
        foreach (var register in registers.Where(i => i.Uses.Any(u => u.Ranks != FigureRole.Shown)))
            register.Definition.Should().Be(LoopbackPull.Catalogue.Indicators.Single(i => i.Id.Value == register.Id.Value[3..]).Definition);
    }

    private static string Row(string area, string period = "2024/25", string value = "3.5", string sex = "Persons", string categoryType = "") =>
        FingertipsReading.Row(area, period, value, lower: "3", upper: "4", sex: sex, age: "All ages", categoryType: categoryType, id: "273");

    private static KnownAreas Known(params string[] practices) => new(None, None, None, None, None, practices.ToHashSet(StringComparer.Ordinal));
}
