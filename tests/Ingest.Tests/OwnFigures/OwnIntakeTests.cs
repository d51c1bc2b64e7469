using System.Text;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Ingest.Tests.OwnFigures;

/// <summary>An own indicator's file is read by Fingertips' reader and judged by every rule on a publisher's answer.</summary>
public sealed class OwnIntakeTests : IDisposable
{
    private readonly OwnBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void GoodFile_IsTakenIn_AndKeptAsEvidence()
    {
        var csv = OwnBench.Csv();
        bench.Put(csv).Take().State.Should().Be(SourceState.Changed);
        var good = bench.Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected, good.FiguresRejected).Should().Be((OwnBench.Areas.Count, OwnBench.Areas.Count, 0, 0));
        good.Files.Select(f => f.Kind).Should().BeEquivalentTo("observations", "own-definition");
        File.ReadAllText(good.Responses.Single(r => r.Name == "figures own").Path).Should().Be(csv, "the file as it came is kept");
        File.WriteAllText(Path.Combine(bench.Data.Paths.Own, $"{OwnBench.Id}.csv"), "edited");
        File.ReadAllText(good.Responses.Single(r => r.Name == "figures own").Path).Should().Be(csv, "and stays when the file is edited");
    }

    [Fact]
    public void SameFileAgain_IsNotReadAgain()
    {
        bench.Put(OwnBench.Csv()).Take();
        var since = bench.Folder.ReadPointer()!.Since;
        bench.Take().State.Should().Be(SourceState.Unchanged);
        bench.Folder.ReadPointer()!.Since.Should().Be(since);
    }

    [Fact]
    public void RenamedColumn_IsHeld_WithTheLikelyNewName()
    {
        bench.Put(OwnBench.Csv()).Take();
        var good = bench.Folder.ReadPointer()!.Id;
        bench.Put(OwnBench.Csv().Replace("Time period", "Period of time", StringComparison.Ordinal));
        var outcome = bench.Take();
        outcome.State.Should().Be(SourceState.Held);
        outcome.Why.Should().Contain("[column-missing]").And.Contain("\"Time period\"").And.Contain("\"Period of time\" in its place");
        bench.Folder.ReadPointer()!.Id.Should().Be(good, "the last good figures stay in use");
        var examined = bench.Examine();
        (examined.Read, examined.IsHeld).Should().Be((null, true));
    }

    [Theory]
    [InlineData("W02000001", "outside-england")]
    [InlineData("E02999999", "unknown-area")]
    [InlineData("E08000016", "level")]
    public void OneWrongCode_IsSetAside_WithRuleLineAndReason(string code, string rule)
    {
        bench.Put(OwnBench.Text([.. OwnBench.Areas.Select(a => OwnBench.Row(a)), OwnBench.Row(code)])).Take().State.Should().Be(SourceState.Changed);
        var rejection = bench.Examine().Read!.Rejections.Should().ContainSingle().Subject;
        (rejection.Source, rejection.Rule, rejection.Line, rejection.Found).Should().Be((OwnBench.Id, rule, OwnBench.Areas.Count + 2, code));
    }

    [Fact]
    public void ManyWrongCodes_HoldTheFile()
    {
        bench.Put(OwnBench.Csv([.. Enumerable.Range(0, 20).Select(i => OwnBench.Row($"E029999{i:00}"))]));
        var outcome = bench.Take();
        (outcome.State, outcome.NewFigures).Should().Be((SourceState.Held, false));
        outcome.Why.Should().Contain("[area-vintage]");
    }

    [Fact]
    public void RowsRepeated_AreSetAside_AndThoseThatDisagreeAreNotBelieved()
    {
        var (first, second) = (OwnBench.Areas[0], OwnBench.Areas[1]);
        bench.Put(OwnBench.Text([.. OwnBench.Areas.Select(a => OwnBench.Row(a)), OwnBench.Row(first), OwnBench.Row(second, value: "21")]));
        var read = bench.Examine().Read!;
        read.Broken[RowRules.Duplicate].Should().Be(1);
        read.Broken[FingertipsRowRules.Conflict].Should().Be(2);
        read.Now.RowsKept.Should().Be(OwnBench.Areas.Count - 1);
    }

    [Theory]
    [InlineData("-3", "", "", "range")]
    [InlineData("20", "21", "26", "interval")]
    [InlineData("about 20", "", "", "number")]
    public void FigureThatCannotBe_IsHeldAsMissing(string value, string lower, string upper, string rule)
    {
        bench.Put(OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], value, lower, upper)));
        var found = bench.Examine();
        found.Read!.Rejections.Should().ContainSingle().Which.Rule.Should().Be(rule);
        (found.Read.Now.FiguresRejected, found.IsHeld).Should().Be((1, false));
        bench.Take();
        Figure(OwnBench.Areas[0]).Should().Be("40 2000 failed");
    }

    [Fact]
    public void RateAboveItsMaximum_HoldsTheFile_WhereThereAreMany()
    {
        bench.Put(OwnBench.Csv([.. OwnBench.Areas.Take(5).Select(a => OwnBench.Row(a, "120", "110", "130"))]), OwnBench.Definition(otherwise: ("maximum", "100"))).Take()
            .Why.Should().Contain("[figure-unread]").And.Contain("5 of");
    }

    [Fact]
    public void SmallCount_IsSuppressed_AndNothingSaysHowManyThereWere()
    {
        bench.Put(OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], "3.5", "1.1", "7.5", count: "7"), OwnBench.Row(OwnBench.Areas[1], "0", "0", "1.8", count: "0"), OwnBench.Row(OwnBench.Areas[2], "4", "1.7", "7.9", count: "8")));
        var found = bench.Examine();
        var rejection = found.Read!.Rejections.Should().ContainSingle().Subject;
        (rejection.Rule, rejection.Line, rejection.Found, rejection.Expected).Should().Be(("small-number", 2, "a count below 8", "0, or 8 and more"));
        bench.Take().State.Should().Be(SourceState.Changed);
        Figure(OwnBench.Areas[0]).Should().Be("2000 suppressed Suppressed here: about fewer than 8 people", "the population is no secret");
        Figure(OwnBench.Areas[1]).Should().StartWith("0 0 1.8 0 2000");
        Figure(OwnBench.Areas[2]).Should().StartWith("4 1.7 7.9 8 2000");
    }

    [Fact]
    public void SmallCountThatIsAlsoImpossible_IsSuppressedFirst_SoThatNoRejectionShowsIt()
    {
        bench.Put(OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], "-3.5", "9", "7.5", count: "3")));
        bench.Examine().Read!.Rejections.Should().ContainSingle().Which.Should().Match<Rejection>(r => r.Rule == "small-number" && !$"{r.Key} {r.Found} {r.Expected} {r.Reason}".Contains("3.5") && r.Found != "3");
    }

    [Fact]
    public void Threshold_IsTheDefinitions()
    {
        bench.Put(OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], count: "7")), OwnBench.Definition(otherwise: ("smallNumbersBelow", "5")));
        bench.Examine().Read!.Rejections.Should().BeEmpty();
    }

    [Fact]
    public void ValuesWithoutCounts_AreNotShown_AndHoldTheFile()
    {
        bench.Put(OwnBench.Csv([.. OwnBench.Areas.Take(3).Select(a => OwnBench.Row(a, count: ""))]));
        var outcome = bench.Take();
        outcome.State.Should().Be(SourceState.Held);
        outcome.Why.Should().Contain("[figure-uncounted]").And.Contain("noPeopleCounted");
    }

    [Fact]
    public void WhereNobodyIsCounted_ValuesNeedNoCounts()
    {
        bench.Put(OwnBench.Csv([.. OwnBench.Areas.Select(a => OwnBench.Row(a, count: "", denominator: ""))]), OwnBench.Definition(otherwise: ("noPeopleCounted", "\"a modelled concentration of the air\"")));
        bench.Take().State.Should().Be(SourceState.Changed);
    }

    [Fact]
    public void MarkOfUtf8_AndQuotedLineBreaks_AreRead()
    {
        var csv = OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], note: "\"Two teams,\r\none \"\"late\"\"\""));
        bench.Put([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)]).Take().State.Should().Be(SourceState.Changed);
        Figure(OwnBench.Areas[0]).Should().Be("20 15 26 40 2000 Two teams, one \"late\"");
    }

    [Fact]
    public void OtherIndicatorsId_IsNotRead()
    {
        bench.Put(OwnBench.Text(OwnBench.Areas.Select(a => OwnBench.Row(a, id: "91547"))));
        bench.Take().Why.Should().Contain("[no-figures]");
        bench.Examine().Read!.Broken[RowRules.UnknownIndicator].Should().Be(OwnBench.Areas.Count);
    }

    [Fact]
    public async Task OtherUnit_IsHeldForTheAnalyst_WhoMayAcceptIt()
    {
        bench.Put(OwnBench.Csv()).Take();
        bench.Put(OwnBench.Csv(), OwnBench.Definition(otherwise: ("unit", "\"per 100,000\""))).Take().Why.Should().Contain("[fact-changed]").And.Contain("'per 100,000'").And.Contain("'per 1,000', as before");
        var held = bench.Folder.ReadHeld()!.Id;
        await bench.Decisions.AcceptAsync(OwnBench.Id, held, "sources accept", "agreed", CancellationToken.None);
        bench.Folder.ReadPointer()!.Id.Should().Be(held);
        bench.Take().State.Should().Be(SourceState.Unchanged);
    }

    [Fact]
    public async Task RefusedByMistake_SaysThatNothingIsInUse_AndHowToHaveItJudgedAnew()
    {
        bench.Put(OwnBench.Csv([.. Enumerable.Range(0, 20).Select(i => OwnBench.Row($"E029999{i:00}"))])).Take();
        await bench.Decisions.RefuseAsync(OwnBench.Id, bench.Folder.ReadHeld()!.Id, "sources refuse", reason: null, CancellationToken.None);
        var again = bench.Take();
        again.State.Should().Be(SourceState.Unchanged);
        again.Why.Should().StartWith("These are the figures that were refused on ").And.EndWith($" No figures of it are in use. To have them judged anew: own remove {OwnBench.Id}, then own add.");
        bench.Intake.Retire(OwnBench.Id);
        bench.Take().State.Should().Be(SourceState.Held, "they are asked about once more");
    }

    [Fact]
    public void FileThatIsGone_LeavesTheLastGoodFiguresInUse()
    {
        bench.Put(OwnBench.Csv()).Take();
        File.Delete(Path.Combine(bench.Data.Paths.Own, $"{OwnBench.Id}.csv"));
        var outcome = bench.Take();
        (outcome.State, bench.Folder.ReadPointer()).Should().Match<(SourceState State, GoodPointer? Good)>(o => o.State == SourceState.Stale && o.Good != null);
        outcome.Why.Should().Be($"{OwnBench.Id}.csv was not found: an own indicator is two files, ID.json and ID.csv. Meanwhile the last good figures are in use.");
    }

    [Fact]
    public void EmptyDirectory_TakesNothingOut_AndSaysHowToTakeOneOut()
    {
        bench.Put(OwnBench.Csv()).Take();
        Directory.EnumerateFiles(bench.Data.Paths.Own).ToList().ForEach(File.Delete);
        TakeAll().Should().Equal($"The directory of own indicators has none ({bench.Data.Paths.Own}): those in use, {OwnBench.Id}, stay as they are. To take one out: own remove ID.");
        bench.Folder.ReadPointer().Should().NotBeNull();
        bench.Intake.Retire(OwnBench.Id);
        TakeAll().Should().BeEmpty("one that was taken out is in use no more");
    }

    [Fact]
    public void OneThatWasTakenOut_IsNotSaidToBeInUse_ThoughAKeptReleaseWasMadeFromIt()
    {
        const string release = "20261122T201500Z-0123abcd";
        bench.Put(OwnBench.Csv()).Take();
        var good = bench.Folder.ReadPointer()!.Id;
        new ReleaseReceiptStore(bench.Data.Paths.Releases).Keep(new ReleaseReceipt(release, "a run", "south-yorkshire", "1.0", [], "a hash", [new ReleaseInput("observations", OwnBench.Id, "observations.parquet", 1, new string('0', 64), good)]));
        Directory.EnumerateFiles(bench.Data.Paths.Own).ToList().ForEach(File.Delete);
        bench.Intake.Retire(OwnBench.Id);
        bench.Folder.GoodIds.Should().Equal(good);
        TakeAll().Should().BeEmpty("it is in use no more");
        bench.Intake.Taken.Should().BeEmpty("and there is nothing to take out once more");
        File.Delete(Path.Combine(bench.Data.Paths.Releases, "receipts", $"{release}.json"));
        TakeAll().Should().BeEmpty();
        Directory.Exists(bench.Folder.Path).Should().BeFalse("its figures go with the last release that was made from them");
    }

    [Fact]
    public void DefinitionThatIsGone_WhereOthersAre_IsOut()
    {
        const string other = "own-other-falls";
        bench.Put(OwnBench.Csv()).Put(OwnBench.Text(OwnBench.Areas.Select(a => OwnBench.Row(a, id: other))), id: other);
        TakeAll().Should().BeEmpty();
        File.Delete(Path.Combine(bench.Data.Paths.Own, $"{OwnBench.Id}.json"));
        TakeAll().Should().Equal($"{OwnBench.Id}.csv in the directory of own indicators is not read: expected own-….json with own-….csv beside it.");
        (bench.Folder.ReadPointer(), new SourceFolder(bench.Data.Paths.Releases, other).ReadPointer()).Should().Match<(GoodPointer? Gone, GoodPointer? Stays)>(p => p.Gone == null && p.Stays != null);
    }

    private List<string> TakeAll()
    {
        List<string> warnings = [];
        bench.Intake.TakeAll(bench.FocusAreas, warnings.Add, CancellationToken.None);
        return warnings;
    }

    /// <summary>Value, limits, count, denominator, reason and note of an area's figure that serves.</summary>
    private string Figure(string area)
    {
        var good = bench.Folder.ReadGood()!;
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<string>(
            "select concat_ws(' ', value, lower, upper, count, denominator, missing, note) from read_parquet($path) where area = $area",
            [("path", bench.Folder.Files(good).Single(f => f.Kind == "observations").Path), ("area", area)]).Single().Replace(".0", string.Empty, StringComparison.Ordinal);
    }
}
