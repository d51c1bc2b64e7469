using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Tables;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Figures by GP practice beside those of QOF 2021/22: what is taken, what is not, and of which year it is.</summary>
public sealed class PracticeFileTests
{
    private const string Header =
        "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note\n";

    private const string Smoking = "Smoking prevalence in adults (15+) - current smokers (QOF)";
    private const string QofHeader = "Practice.Code,Achievement_HYP,Prevalence_AF,Prevalence_CHD,Prevalence_HF,Prevalence_HYP,Prevalence_PAD,Prevalence_STIA,List.Size_AF,List.Size_CHD,List.Size_HF,List.Size_HYP,List.Size_PAD,List.Size_STIA\n";
    private static readonly KnownAreas Areas = ReadFile.Areas(practices: ["A81001", "A84006"]);

    [Fact]
    public void TwoYears_AreTwoPeriodsOfOneIndicator_AndMayLeaveOutWhatIsTheSame()
    {
        var read = Read($"91547,{Smoking},,,A81001,P,GPs,Persons,15+ yrs,,,2022/23,15.4,14.2,16.7,514,3336,\n,{Smoking},,,A81001,P,GPs,,,,,2023/24,9.8,,,1626,16571,\n");

        read.Figures.Should().OnlyContain(f => f.Indicator.Value == "ohid-practice-smoking");
        read.Figures.Select(f => ($"{f.Period}", f.Estimate, f.Count, f.Denominator)).Should().Equal(
            ("2022/23", new FigureEstimate(15.4, 14.2, 16.7), 514.0, 3336.0), ("2023/24", new FigureEstimate(9.8, null, null), 1626.0, 16571.0));
    }

    [Theory]
    [InlineData("E38000001", "CCG", "91547", "15+ yrs", "", "level")]
    [InlineData("U08085", "PCNs (v. 27/10/23)", "91547", "15+ yrs", "", "level")]
    [InlineData("E92000001", "England", "91547", "15+ yrs", "", "level")]
    [InlineData("A81001", "GPs", "91547", "15+ yrs", "Deprivation decile", "level")]
    [InlineData("A81001", "GPs", "91548", "15+ yrs", "", "unknown-indicator")]
    [InlineData("A81001", "GPs", "91547", "18+ yrs", "", "unknown-indicator")]
    [InlineData("Z99999", "GPs", "91547", "15+ yrs", "", "unknown-area")]
    public void OtherRows_AreRejectedByTheirRule(string code, string type, string id, string age, string category, string rule) =>
        Read($"{id},{Smoking},,,{code},P,{type},Persons,{age},{category},,2022/23,15.4,14.2,16.7,514,3336,\n").Rules.Values.Should().Equal(rule);

    [Fact]
    public void PracticeWithASmallLetter_IsTheSamePractice() =>
        Read($"91547,{Smoking},,,a81001,P,GPs,Persons,15+ yrs,,,2022/23,15.4,14.2,16.7,514,3336,\n").Figures.Should().ContainSingle().Which.Area.Should().Be("A81001");

    [Fact]
    public void SuppressedFigure_IsMissing() =>
        Read($"91547,{Smoking},,,A81001,P,GPs,Persons,15+ yrs,,,2022/23,,,,,21,Value suppressed for disclosure control reasons\n").Figures.Should().ContainSingle().Which.Missing.Should().Be(MissingReason.Suppressed);

    [Fact]
    public void CountThatIsNoNumber_IsTold_AndTheFigureKept()
    {
        var read = Read($"91547,{Smoking},,,A81001,P,GPs,Persons,15+ yrs,,,2022/23,15.4,14.2,16.7,about 500,3336,\n");

        read.Figures.Should().ContainSingle().Which.Should().Match<PublishedFigure>(f => f.Estimate != null && f.Count == null && f.Denominator == 3336);
        read.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "number" && r.Found == "about 500");
    }

    [Fact]
    public void Registers_OfAPracticeWithASmallLetter_AreThatPractices() =>
        ReadFile.Of(BundledQof2022.File, "qof_2023_24_cvd_achievement_practice.csv", QofHeader + "a84006,96.2,3.6,4.9,1.7,19.7,0.8,2.8,18846,18846,18846,18846,18846,18846\n", Areas).Figures.Should().HaveCount(6).And.OnlyContain(f => f.Area == "A84006");

    [Fact]
    public void Registers_KeepTheirListSize_AndNaIsNotInTheSource()
    {
        var read = ReadFile.Of(BundledQof2022.File, "qof_2023_24_cvd_achievement_practice.csv", QofHeader + "A84006,96.2,3.6,4.9,1.7,19.7,0.8,2.8,18846,18846,18846,18846,18846,18846\nA81001,100,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA\nNA,1,1,1,1,1,1,1,1,1,1,1,1,1\n", Areas);

        read.Figures.Single(f => f.Indicator.Value == "qof2022-hypertension" && f.Area == "A84006").Should().BeEquivalentTo(new { Estimate = new FigureEstimate(19.7, null, null), Denominator = 18846.0 });
        read.Figures.Where(f => f.Area == "A81001").Should().HaveCount(6).And.OnlyContain(f => f.Missing == MissingReason.NotInSource);
        read.Rules.Should().Equal(new Dictionary<long, string> { [4] = "unknown-area" });
    }

    /// <summary>Half of all practices stand at 100 for high blood pressure: the share of points earned, not of patients treated to target.</summary>
    [Fact]
    public void Achievement_IsNotRead_AndItsReasonIsKept()
    {
        BundledQof2022.File.Columns.Should().HaveCount(6).And.OnlyContain(c => c.Column.StartsWith("Prevalence_") && c.Denominator!.StartsWith("List.Size_") && c.Count == null);
        var catalogue = DataCatalogues.Read(RawFiles.Data).Indicators;
        catalogue.LeftOut.Should().ContainSingle(l => l.Source == BundledQof2022.Source && l.Column == "Achievement_*").Which.Reason.Should().Contain("points");
        catalogue.Indicators.Where(i => i.Source == BundledQof2022.Source).Should().HaveCount(6).And.OnlyContain(i => i.Definition.Contains("on their practice's QOF register") && i.Caveat!.Contains("2023/24"));
    }

    /// <summary>
    /// Patients of 15 and over are some of all patients, so a list of the same year holds them. The list of the registers holds those of 2022/23
    /// everywhere and those of 2023/24 not; that of cholesterol, which QOF has only had since 2023/24, the other way about.
    /// </summary>
    [RawFilesFact]
    public void Registers_AreOfTheYearBeforeTheOneTheirFileIsLabelled()
    {
        var smoking = new RawRows(RawFiles.Folder!, "fingertips_91547_smoking_gp_practice_2022_23_2023_24.csv").All.Where(r => r("Area Type") == "GPs")
            .Select(r => (Year: r("Time period"), Code: r("Area Code"), People: FigureIntake.Number(r("Denominator")))).ToLookup(r => r.Year);
        var lists = new RawRows(RawFiles.Folder!, "qof_2023_24_cvd_achievement_practice.csv").By("Practice.Code");
        int Larger(string year, string list) => smoking[year].Count(r => lists.TryGetValue(r.Code, out var row) && FigureIntake.Number(row(list)) < r.People);

        Larger("2022/23", "List.Size_HYP").Should().Be(0);
        Larger("2023/24", "List.Size_HYP").Should().Be(144);
        Larger("2022/23", "List.Size_CHOL").Should().Be(29);
        Larger("2023/24", "List.Size_CHOL").Should().Be(0);
    }

    private static ReadFile Read(string rows)
    {
        var read = ReadFile.Of(FingertipsPracticeFile.Files[0], "fingertips_91547_smoking_gp_practice_2022_23_2023_24.csv", Header + rows, Areas);
        read.Report.Seen.Should().Be(read.Report.RowsIn);
        return read;
    }
}
