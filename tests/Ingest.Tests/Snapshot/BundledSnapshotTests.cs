using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Snapshot;

/// <summary>The snapshot this repository carries. Golden figures were read by eye from the publishers' files named beside them.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class BundledSnapshotTests(BundledSnapshotTests.Opened opened) : IClassFixture<BundledSnapshotTests.Opened>
{
    private readonly SnapshotInspector inspector = opened.Inspector;
    private readonly SnapshotManifest manifest = opened.Manifest;

    [Fact]
    public void Snapshot_PassesItsVerifier() =>
        new SnapshotVerifier(DataCatalogues.Read(RawFiles.Data)).Verify(RawFiles.Bundled, CancellationToken.None).Should().BeEmpty();

    [Fact]
    public void Snapshot_FitsTheByteBudget() =>
        new DirectoryInfo(RawFiles.Bundled).EnumerateFiles().Sum(f => f.Length).Should().BeLessThan(32_000_000);

    [Fact]
    public void EverySource_NamesItsLicenceAndReconciles()
    {
        manifest.Sources.Should().OnlyContain(s => s.Licence.Contains("Licence v3.0") && s.RawFiles.Count > 0 && s.RowsIn == s.RowsKept + s.RowsRejected && s.RowsKept > 0);
        var rejected = inspector.CountBy(At(SnapshotKinds.Rejections), "source");
        foreach (var source in manifest.Sources)
            rejected.GetValueOrDefault(source.Id).Should().Be(source.RowsRejected + source.FiguresRejected, source.Id);
    }

    [Fact]
    public void Documentation_SaysWhereTheRowsOfEachSourceWent()
    {
        var documented = File.ReadAllText(Path.Combine(RawFiles.Repository, "docs", "data.md"));

        manifest.Sources.Should().OnlyContain(s => documented.Contains($"| {s.RowsIn:N0} | {s.RowsKept:N0} | {s.RowsRejected:N0} |", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("census2021", 4 * 1917)]
    [InlineData("gp-registrations", 4448 + 248)]
    [InlineData("qof2021", 29 + 1)]
    [InlineData("qof-cvd-2022", 1)]
    [InlineData("ohid-practices", 6_249)]
    [InlineData("hocl-msoa-names", 410)]
    [InlineData("ons-wards", 1_917)]
    [InlineData("ohid-networks", 1_333)]
    [InlineData("ons-icb-look-up", 0)]
    [InlineData("iod2025", 0)]
    [InlineData("iod2019", 0)]
    public void RejectedRows_AreThoseThatHaveNoPlaceInEngland(string source, long rows) =>
        inspector.RowsWith(At(SnapshotKinds.Rejections), "source", source).Should().Be(rows);

    [Theory]
    [InlineData("iod2025", "iod2025-imd", "E01007402", "2018–24", 54.564)] // iod2025_lsoa21_scores_ranks_deciles.csv, line 7041
    [InlineData("iod2025", "iod2025-income", "E01007402", "2018–24", 51.8)] // same line: 0.518
    [InlineData("iod2025", "iod2025-ypll", "E01000001", "2018–24", 63.609)] // iod2025_lsoa21_underlying_indicators.csv, line 2
    [InlineData("iod2025", "iod2025-acute-morbidity", "E01000001", "2018–24", 84.789)]
    [InlineData("iod2019", "iod2019-imd", "E01000001", "2012–17", 6.208)] // iod2019_lsoa11_scores_file7.csv, line 2
    [InlineData("iod2019", "iod2019-ypll", "E01000001", "2013–17", 70.3)] // iod2019_lsoa11_underlying_indicators.csv, line 2
    [InlineData("census2021", "census2021-bad-health", "E01000002", "2021", 3200 / 1384.0)] // census2021_ts037_lsoa21.csv, line 3: 24 + 8 of 1,384
    [InlineData("census2021", "census2021-ethnic-asian", "E01000001", "2021", 15800 / 1474.0)] // census2021_ethnic_group_lsoa21.csv, line 2: 158 of 1,474
    [InlineData("census2021", "census2021-tenure-private-rented", "E01000001", "2021", 33000 / 837.0)] // census2021_household_tenure_lsoa21.csv, line 2: 280 + 49 + 1 of 837
    [InlineData("census2021", "census2021-accommodation-flat", "E01000001", "2021", 82100 / 837.0)] // census2021_household_type_lsoa21.csv, line 2: 803 + 11 + 7 of 837
    [InlineData("qof2021", "qof-diabetes", "A84006", "2021/22", 7.904206477230426)] // qof_2021_22_practice_prevalence.csv, line 2
    [InlineData("qof-cvd-2022", "qof2022-af", "A84006", "2022/23", 3.62411121723443)] // qof_2023_24_cvd_achievement_practice.csv, line 2
    [InlineData("ohid-practices", "ohid-practice-smoking", "A81001", "2022/23", 15.40767386)] // fingertips_91547_smoking_gp_practice_2022_23_2023_24.csv
    [InlineData("ohid-practices", "ohid-practice-smoking", "A84006", "2023/24", 9.812322732)] // the same file
    [InlineData("ohid-practices", "ohid-practice-ae-0-4", "A81001", "2021/22", 1004.6729)] // fingertips_93930_ae_0_4_gp_practice_pcn_2021_22.csv
    [InlineData("ons-els", "els-preventable-cardiovascular-mortality", "E08000016", "2021–23", 38.9027947525939)] // ons_els_preventable_cardiovascular_mortality_england.csv
    [InlineData("ons-els", "els-adult-smoking", "E92000001", "2020–24", 11.5)] // ons_els_cigarette_smokers.csv
    [InlineData("ons-els", "els-child-poverty-before-housing-costs", "E06000052", "2024/25", 21.39712136)] // ons_els_children_in_relative_poverty.csv
    [InlineData("ons-els", "els-early-years-literacy", "E92000001", "Sep 2024–Aug 2025", 70.5)] // ons_els_early_years.csv
    [InlineData("ons-els", "els-adult-obesity", "E06000052", "Nov 2024–Oct 2025", 27.73326)] // ons_els_adult_obesity_prevalence.csv
    [InlineData("ons-els", "els-food-outlets", "E06000052", "Mar 2025", 3.000228017329317)] // ons_els_food_outlets.csv
    [InlineData("health-index", "hi-alcohol-admissions", "E08000016", "2019", 894.9947415)] // ons_health_index_ltla21_2015_2021.csv
    [InlineData("ohid-smoking", "ohid-smoking-15plus", "E08000019", "2022/23", 14.15786604)] // la_smoking_qof_2013_14_2022_23.csv, last line
    public void GoldenFigure_IsAsPublished(string source, string indicator, string area, string period, double expected) =>
        inspector.Value(At($"observations-{source}"), indicator, area, period).Should().Be(expected);

    [Fact]
    public void MaleLifeExpectancy_OfRunnymede005_IsAsPublished() =>
        inspector.Value(At("observations-ons-msoa-le"), "ons-hle-birth", "E02006397", "2009–13", "male").Should().Be(73.8935);

    /// <summary>
    /// NHS England's published prevalence for 2021/22, rounded to 0.1: a column taken for another would show. The mean over
    /// practices is not the mean over patients, hence the tolerance.
    /// </summary>
    [Fact]
    public void Registers_AreNearTheirPublishedPrevalence()
    {
        var published = new Dictionary<string, double>
        {
            ["qof-af"] = 2.1,
            ["qof-asthma"] = 6.5,
            ["qof-cancer"] = 3.3,
            ["qof-chd"] = 3.0,
            ["qof-ckd"] = 4.0,
            ["qof-copd"] = 1.9,
            ["qof-dementia"] = 0.7,
            ["qof-depression"] = 12.7,
            ["qof-diabetes"] = 7.3,
            ["qof-epilepsy"] = 0.8,
            ["qof-hf"] = 1.0,
            ["qof-hypertension"] = 14.0,
            ["qof-ld"] = 0.5,
            ["qof-obesity"] = 9.7,
            ["qof-pad"] = 0.6,
            ["qof-palliative"] = 0.5,
            ["qof-smi"] = 1.0,
            ["qof-smoking"] = 15.4,
            ["qof-stroke"] = 1.8,
        };
        var means = inspector.Extents(At("observations-qof2021")).ToDictionary(e => e.Indicator, e => e.Mean!.Value);

        foreach (var (register, prevalence) in published)
            means[register].Should().BeApproximately(prevalence, 0.05 + (0.08 * prevalence), register);
    }

    [Fact]
    public void HealthIndex_LeavesOutYearsThatWereFilledIn()
    {
        var path = At("observations-health-index");

        inspector.Value(path, "hi-child-poverty", "E08000016", "2019").Should().NotBeNull();
        inspector.Value(path, "hi-child-poverty", "E08000016", "2020").Should().BeNull();
        inspector.Value(path, "hi-physical-activity", "E08000016", "2015").Should().BeNull();
    }

    /// <summary>The five groups, and the kinds of tenure and of home, have everybody between them.</summary>
    [Theory]
    [InlineData("census2021-ethnic-", 5)]
    [InlineData("census2021-tenure-", 4)]
    [InlineData("census2021-accommodation-", 5)]
    public void CensusShares_OfOneTable_AddUpToAHundred(string prefix, int shares)
    {
        var path = At("observations-census2021");
        var ids = inspector.Extents(path).Select(e => e.Indicator).Where(i => i.StartsWith(prefix, StringComparison.Ordinal)).ToList();

        ids.Should().HaveCount(shares);
        foreach (var area in new[] { "E01000001", "E01007402", "E01034253" })
            ids.Sum(i => inspector.Value(path, i, area, "2021")).Should().BeApproximately(100, 1e-9, area);
    }

    [Theory]
    [InlineData("E09000001", "E09000012")]
    [InlineData("E06000052", "E06000053")]
    public void FigureOfTwoAuthoritiesTogether_IsBoths_AndSaysSo(string one, string other)
    {
        var path = At("observations-ons-els");
        const string Deaths = "els-preventable-cardiovascular-mortality";

        inspector.Value(path, Deaths, one, "2022–24").Should().NotBeNull().And.Be(inspector.Value(path, Deaths, other, "2022–24"));
        inspector.RowsWith(path, "note", "Value for Hackney and City of London combined").Should().Be(2 * 22);
        inspector.RowsWith(path, "note", "Value for Cornwall and Isles of Scilly combined").Should().Be(2 * 22 + (2 * 10));
    }

    [Fact]
    public void UnreliableShares_AreMissingAndSayWhy() =>
        inspector.RowsWith(At("observations-ons-els"), "note", "Unreliable: withheld by its publisher").Should().Be(inspector.RowsWith(At("observations-ons-els"), "missing", "suppressed")).And.Be(290);

    [Fact]
    public void PlaceNames_InSouthYorkshire_LackOnlyOneMsoa() =>
        inspector.Unnamed(At(SnapshotKinds.Areas), "msoa21", "E54000061").Should().Equal("E02007002");

    /// <summary>Read by eye from lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv and fingertips_93930_ae_0_4_gp_practice_pcn_2021_22.csv.</summary>
    [Fact]
    public void Wards_AndNetworks_AreThePublishers()
    {
        var (wards, _) = PlaceGroupTables.ReadWards(At(SnapshotKinds.Wards));
        wards.Where(w => w.Ward.Value == "E05000982").Should().HaveCount(7).And.OnlyContain(w => w.Name == "Dearne South");
        var (practices, edition) = PlaceGroupTables.ReadNetworks(At(SnapshotKinds.PracticeNetworks));
        edition.Should().Be("2023-10-27");
        practices.Where(p => p.Network == "U36780").Should().OnlyContain(p => p.Name == "Health Village/Dearne Valley PCN").And.Contain(p => p.Practice == "C87005");
        practices.Select(p => p.Network).Distinct().Should().HaveCount(1_293).And.NotContain("U99999", "practices in no network are in none");
    }

    /// <summary>Counts of the look-ups of 2024 and 2026, and the table of mergers of 1 April 2026.</summary>
    [Fact]
    public void Icbs_AreThe36OfApril2026_OfWhichSevenAreNew()
    {
        var history = inspector.IcbHistory(At(SnapshotKinds.IcbHistory));

        inspector.CountBy(At(SnapshotKinds.Areas), "level")["icb"].Should().Be(36);
        inspector.RowsWith(At(SnapshotKinds.Areas), "icb", "E54000061").Should().Be(860 + 171 + 4).And.Be(inspector.RowsWith(At(SnapshotKinds.Areas), "icb24", "E54000061"));
        history.Overlaps.Select(o => o.Former).Distinct().Should().HaveCount(42);
        history.Overlaps.Select(o => o.Now).Distinct().Should().HaveCount(36);
        history.Overlaps.Where(o => o.Former != o.Now).Sum(o => o.Lsoas).Should().Be(10_207);
        history.Overlaps.Sum(o => o.Lsoas).Should().Be(33_755);
        history.Overlaps.Count(o => o.Former == o.Now && o.IsWhole).Should().Be(29);
    }

    [Theory]
    [InlineData("E54000065", IcbStanding.Founded, "E54000024 587/587, E54000025 702/887, E54000056 527/527")] // Central East
    [InlineData("E54000066", IcbStanding.Founded, "E54000023 206/583, E54000025 185/887, E54000026 720/720")] // Essex
    [InlineData("E54000067", IcbStanding.BoundaryChanged, "E54000034 105/455, E54000042 1126/1126")] // Hampshire and Isle of Wight
    [InlineData("E54000068", IcbStanding.Founded, "E54000022 624/624, E54000023 377/583")] // Norfolk and Suffolk
    [InlineData("E54000069", IcbStanding.Founded, "E54000034 95/455, E54000063 624/624, E54000064 1029/1029")] // Surrey and Sussex
    [InlineData("E54000070", IcbStanding.Founded, "E54000034 255/455, E54000044 1056/1056")] // Thames Valley
    [InlineData("E54000071", IcbStanding.Founded, "E54000027 1183/1183, E54000028 806/806")] // West and North London
    public void NewIcb_IsMadeOfTheOnesThatTheMergersName(string code, IcbStanding standing, string parts)
    {
        var status = inspector.IcbHistory(At(SnapshotKinds.IcbHistory)).Of(new AreaCode(code));

        status.Standing.Should().Be(standing);
        string.Join(", ", status.Overlaps.Select(o => $"{o.Former} {o.Lsoas}/{o.Of}")).Should().Be(parts);
    }

    [Fact]
    public void Frimley_IsSplitAmongThree() =>
        inspector.IcbHistory(At(SnapshotKinds.IcbHistory)).Of(new AreaCode("E54000034")).Overlaps.Select(o => o.Now.Value).Should().Equal("E54000070", "E54000067", "E54000069");

    [Fact]
    public void LifeExpectancy_ThatThePublisherDoesNotHave_IsNotInSource() =>
        inspector.RowsWith(At("observations-ons-msoa-le"), "missing", "not-in-source").Should().Be(6 * 3);

    [RawFilesFact]
    public void RawFiles_GiveThisVerySnapshot()
    {
        using var built = new TemporaryFolder();
        var again = new SnapshotBuilder(DataCatalogues.Read(RawFiles.Data).Indicators).Build(RawFiles.Folder!, Path.Combine(built.Path, "snapshot"), _ => { }, CancellationToken.None);

        again.Should().BeEquivalentTo(manifest);
    }

    private static string At(string kind) => Path.Combine(RawFiles.Bundled, $"{kind}.parquet");

    /// <summary>One engine that asks all of these questions of the files, which nobody changes.</summary>
    public sealed class Opened : IDisposable
    {
        internal SnapshotInspector Inspector { get; } = new();

        internal SnapshotManifest Manifest { get; } = SnapshotVerifier.ReadManifest(RawFiles.Bundled);

        public void Dispose() => Inspector.Dispose();
    }
}
