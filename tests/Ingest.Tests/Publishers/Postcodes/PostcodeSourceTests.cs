using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Postcodes;

public sealed class PostcodeSourceTests : IAsyncLifetime
{
    private const string One = "E01007317";
    private const string Two = "E01007318";

    private static readonly HashSet<string> None = [];
    private static readonly KnownAreas Known = new(None, new HashSet<string> { One, Two }, None, None, None, None);

    private static readonly string[] Sound = [PostcodeBodies.Row("S70 1AA", string.Empty, One), PostcodeBodies.Row("S70 1AB", string.Empty, Two), PostcodeBodies.Row("S70 1AD", "199606", Two)];

    private readonly PostcodeOptions options = new();
    private LoopbackPull pull = null!;

    public async Task InitializeAsync() => pull = await LoopbackPull.StartAsync();

    public Task DisposeAsync() => pull.DisposeAsync().AsTask();

    [Fact]
    public async Task WholeTable_GivesEnglandsPostcodes_LiveAndTerminated_WithTheEdition()
    {
        var intake = await ReadAsync(PostcodeBodies.OfRows([.. Sound, PostcodeBodies.Row("CF10 1AA", string.Empty, "W01001945")]));

        (intake.RowsIn, intake.RowsKept, intake.RowsRejected).Should().Be((4, 3, 1));
        Read().Should().Equal(
            (new PostcodePlace("S70 1AA", new AreaCode(One), null), "2026-08"),
            (new PostcodePlace("S70 1AB", new AreaCode(Two), null), "2026-08"),
            (new PostcodePlace("S70 1AD", new AreaCode(Two), "1996-06"), "2026-08"));
        intake.Shapes.Select(s => s.Table).Should().Equal(["ons-postcodes directory"], "the next edition is the same table");
    }

    [Theory]
    [InlineData("S70 1ZZ", "", "", "no-area")]
    [InlineData("CF10 1AA", "", "W01001945", "left-out")]
    [InlineData("IM1 1AA", "", "M99999999", "left-out")]
    [InlineData("S70 1ZZ", "", "E01999999", "unknown-area")]
    [InlineData("S70 1AA", "", One, "duplicate")]
    [InlineData("s701ab", "", One, "duplicate")]
    [InlineData("S70", "", One, "postcode")]
    [InlineData("", "", One, "postcode")]
    [InlineData("S70 1A4", "", One, "postcode")]
    [InlineData("S70 1ZZ", "1996", One, "period")]
    [InlineData("S70 1ZZ", "199613", One, "period")]
    [InlineData("S70 1ZZ", "June 96", One, "period")]
    public async Task RowThatPlacesNoPostcodeOfEngland_IsSetAside(string postcode, string terminated, string lsoa, string rule)
    {
        var intake = await ReadAsync(PostcodeBodies.OfRows([.. Sound, PostcodeBodies.Row(postcode, terminated, lsoa)]));

        intake.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == rule && r.Line == 5);
        Read().Should().HaveCount(3);
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected);
    }

    [Fact]
    public async Task RowsWithFewerFieldsOrStrayQuotationMarks_AreSetAside()
    {
        var intake = await ReadAsync(PostcodeBodies.OfRows([.. Sound, "S70 1ZZ,S70 1ZZ", PostcodeBodies.Row("S70 1ZX", string.Empty, One).Replace("53.55", "53\"55\"", StringComparison.Ordinal)]));

        intake.Rejections.Select(r => (r.Rule, r.Line)).Should().Equal(("fields", 5), ("fields", 6));
    }

    [Fact]
    public async Task CodesWithBlanksAndSmallLetters_AreReadAsMeant()
    {
        var intake = await ReadAsync(PostcodeBodies.OfRows([.. Sound[..2], PostcodeBodies.Row(" s70  1ad ", "199606", $" {Two} ".ToLowerInvariant())]));

        intake.RowsRejected.Should().Be(0);
        Read()[^1].Place.Should().Be(new PostcodePlace("S70 1AD", new AreaCode(Two), "1996-06"));
    }

    [Fact]
    public async Task NamesOfAnEarlierEdition_AreKnown()
    {
        await ReadAsync(PostcodeBodies.OfRows(Sound, h => h.Replace("lsoa21cd", "LSOA21", StringComparison.Ordinal).Replace("pcds", "PCDS", StringComparison.Ordinal)));

        Read().Should().HaveCount(3);
    }

    [Fact]
    public async Task HeadingThatSettingsName_IsKnown()
    {
        options.Lsoa = ["lsoa31cd", "lsoa21 code"];
        await ReadAsync(PostcodeBodies.OfRows(Sound, h => h.Replace("lsoa21cd", "lsoa21 code", StringComparison.Ordinal)));

        Read().Should().HaveCount(3);
    }

    [Fact]
    public async Task ColumnThatWent_IsNamed()
    {
        var read = () => ReadAsync(PostcodeBodies.OfRows(Sound, h => h.Replace("doterm", "dateterm", StringComparison.Ordinal)));

        (await read.Should().ThrowAsync<ColumnNotFoundException>()).Which.Expected.Should().Be("doterm");
    }

    [Fact]
    public async Task PostcodesOfTooFewNeighbourhoods_RefuseAll()
    {
        var read = () => ReadAsync(PostcodeBodies.OfRows([Sound[0], Sound[2]]));

        (await read.Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*found postcodes in use in 1 of 2 LSOAs; expected postcodes in nearly every LSOA of England [short-list].");
    }

    [Theory]
    [InlineData("Data/NSPL_AUG_2026_UK.csv")]
    [InlineData("Data/ONSPD_AUG_2026_UK.txt")]
    [InlineData("Data/ONSPD_XXX_2026_UK.csv")]
    public async Task ZipWithoutTheTable_SaysWhatIsInIt(string main)
    {
        var read = () => ReadAsync(PostcodeBodies.OfRows(Sound, main: main));

        (await read.Should().ThrowAsync<ResponseRefusedException>()).WithMessage($"*found {main}*; expected ONSPD_MMM_YYYY_UK.csv [archive].");
    }

    private Task<SourceIntake> ReadAsync(PublisherAnswer answer)
    {
        pull.Publisher.Serve($"/content/items/{options.Item}/data", answer);
        return pull.ReadAsync(new PostcodeSource(pull.Publisher.Root, options), Known);
    }

    private IReadOnlyList<(PostcodePlace Place, string Edition)> Read() => PostcodeFile.Read(pull.At("postcodes"));
}
