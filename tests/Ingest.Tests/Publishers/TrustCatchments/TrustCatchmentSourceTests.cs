using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.TrustCatchments;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Tests.Publishers.TrustCatchments;

public sealed class TrustCatchmentSourceTests : IAsyncLifetime
{
    private const string One = "E02001509";
    private const string Two = "E02001510";

    private static readonly HashSet<string> None = [];
    private static readonly KnownAreas Known = new(None, None, None, None, None, None) { Msoa21 = new HashSet<string> { One, Two } };

    private LoopbackPull pull = null!;

    public async Task InitializeAsync() => pull = await LoopbackPull.StartAsync();

    public Task DisposeAsync() => pull.DisposeAsync().AsTask();

    [Fact]
    public async Task EverySheetByNeighbourhood_GivesTheSharesOfItsNewestYear()
    {
        var intake = await ReadAsync(CatchmentBodies.OfRows(r => r, null, One, Two));

        (intake.RowsIn, intake.RowsKept, intake.RowsRejected).Should().Be((24, 18, 6));
        intake.Rejections.Should().HaveCount(6).And.OnlyContain(r => r.Rule == "left-out" && r.Found == "2023" && r.Expected == "2024" && r.Line == 4 || r.Line == 8);
        var shares = Shares();
        shares.Should().HaveCount(18);
        shares.Where(s => s.Msoa.Value == One && s.Admission == AdmissionKind.Emergency).Should().Equal(
            new TrustShare(new AreaCode(One), "RFF", "RFF HOSPITALS NHS TRUST", AdmissionKind.Emergency, Period.Year(2024), null, null),
            new TrustShare(new AreaCode(One), "RFR", "RFR HOSPITALS NHS TRUST", AdmissionKind.Emergency, Period.Year(2024), 301, 0.301),
            new TrustShare(new AreaCode(One), "RHQ", "RHQ HOSPITALS NHS TRUST", AdmissionKind.Emergency, Period.Year(2024), 620, 0.62));
        intake.Shapes.Select(s => s.Table).Should().Equal("ohid-trust-catchments All_admissions", "ohid-trust-catchments Elective", "ohid-trust-catchments Emergency");
    }

    [Theory]
    [InlineData("1", "1.2", "range", "1.2", "0 to 1")]
    [InlineData("1", "none", "number", "1 and none", "a count and a share")]
    [InlineData("-1", "0.01", "number", "-1 and 0.01", "a count and a share")]
    public async Task ImpossibleShare_IsSetAside(string patients, string share, string rule, string found, string expected)
    {
        var intake = await ReadAsync(With("2024", "All Admissions", "RAX", One, patients, share));

        intake.Rejections.Should().ContainSingle(r => r.Rule == rule).Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Found == found && r.Expected == expected && r.Line == 12);
        Shares().Should().HaveCount(18);
    }

    [Theory]
    [InlineData("2024", "All Admissions", "RAX", "W02000001", "outside-england")]
    [InlineData("2024", "All Admissions", "RAX", "E02999999", "unknown-area")]
    [InlineData("2024", "All Admissions", "", One, "fields")]
    [InlineData("2024", "All Admissions", "RHQ", One, "duplicate")]
    [InlineData("last year", "All Admissions", "RAX", One, "period")]
    [InlineData("2024", "Outpatient", "RAX", One, "left-out")]
    public async Task RowThatIsNoShareOfANeighbourhood_IsSetAside(string year, string admission, string trust, string msoa, string rule)
    {
        var intake = await ReadAsync(With(year, admission, trust, msoa, "10", "0.01"));

        intake.Rejections.Should().ContainSingle(r => r.Line == 12).Which.Rule.Should().Be(rule);
        Shares().Should().HaveCount(18);
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected);
    }

    [Fact]
    public async Task NeighbourhoodOfMoreThanAllItsPatients_IsSetAside()
    {
        var read = () => ReadAsync(With("2024", "All Admissions", "RAX", One, "200", "0.2"));

        (await read.Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*found all admissions of 1 of 2 MSOAs; expected nearly every MSOA of England*[short-list].");
    }

    [Fact]
    public async Task SheetOfAKindOfAdmissionThatDidNotCome_RefusesAll()
    {
        var read = () => ReadAsync(CatchmentBodies.OfRows(r => r.Where(c => c[1] != "Emergency"), null, One, Two));

        (await read.Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*found emergency admissions of 0 of 2 MSOAs*");
    }

    [Fact]
    public async Task SuppressedInOtherWords_HasNoNumber()
    {
        await ReadAsync(With("2024", "All Admissions", "RAX", One, "<8", "0.004"));

        Shares().Single(s => s.Trust == "RAX").Should().Match<TrustShare>(s => s.Patients == null && s.Share == null);
    }

    [Fact]
    public async Task HeadingThatSettingsName_IsKnown()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"{TrustCatchmentOptions.Section}:Share:0", "Flow of patients")]).Build();
        var options = new TrustCatchmentOptions();
        settings.GetSection(TrustCatchmentOptions.Section).Bind(options);

        await ReadAsync(CatchmentBodies.OfRows(r => r, h => h.Replace("Patients admitted as a proportion of total patients", "Flow of patients", StringComparison.Ordinal), One, Two), options);

        Shares().Should().HaveCount(18);
    }

    [Fact]
    public async Task OtherHeadings_AreNamed()
    {
        var read = () => ReadAsync(CatchmentBodies.OfRows(r => r, h => $"new {h}", One, Two));

        var lost = (await read.Should().ThrowAsync<ColumnNotFoundException>()).Which;
        lost.Message.Should().StartWith("ohid-trust-catchments spreadsheet: column not found: expected \"MSOA21CD\"; found \"Catchment Year\", \"Admission type\", \"Trust code\"");
    }

    private static PublisherAnswer With(string year, string admission, string trust, string msoa, string patients, string share) =>
        CatchmentBodies.OfRows(r => r.First()[1] == "All Admissions" ? r.Append(CatchmentBodies.Row(year, admission, trust, msoa, patients, share)) : r, null, One, Two);

    private Task<SourceIntake> ReadAsync(PublisherAnswer answer, TrustCatchmentOptions? options = null)
    {
        options ??= new TrustCatchmentOptions();
        options.Path = "trusts.ods";
        pull.Publisher.Serve("/trusts.ods", answer);
        return pull.ReadAsync(new TrustCatchmentSource(pull.Publisher.Root, options), Known);
    }

    private IReadOnlyList<TrustShare> Shares() => CatchmentFile.Read(pull.At("trust-catchments-ohid-trust-catchments"));
}
