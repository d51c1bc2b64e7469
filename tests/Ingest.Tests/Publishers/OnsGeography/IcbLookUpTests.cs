using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsGeography;

/// <summary>A merger is one more look-up: three LSOAs of South Yorkshire in made-up ICBs of later years.</summary>
public sealed class IcbLookUpTests : IDisposable
{
    private const string Of2026 = "lookup_lsoa21_icb26_derived.csv";
    private readonly TemporaryFolder raw = new();

    public IcbLookUpTests() => SmallRawFolder.Write(raw, "lsoa21_code,ypll\n");

    [Fact]
    public void NewestLookUp_GivesTheIcbsOfToday_AndTheFirstKeepsItsOwn()
    {
        raw.File(Of2026, "lsoa21_code,icb26_code,icb26_name\nE01000001,E54000090,NHS North\nE01000002,E54000091,NHS South\nE01000003,E54000090,NHS North\nW01000001,E54000090,NHS North\n");

        var geography = Read();

        geography.Lsoas.Select(l => (l.Code, l.Icb, l.IcbName, l.Icb24)).Should().BeEquivalentTo(
        [
            ("E01000001", "E54000090", "NHS North", "E54000061"), ("E01000002", "E54000091", "NHS South", "E54000061"), ("E01000003", "E54000090", "NHS North", "E54000061"),
        ]);
        var former = IcbLookUps.History(geography.Icbs).Of(new AreaCode("E54000061"));
        former.Standing.Should().Be(IcbStanding.Abolished);
        former.Overlaps.Select(o => (o.Now.Value, o.Lsoas, o.Of)).Should().Equal(("E54000090", 2, 3), ("E54000091", 1, 3));
    }

    [Fact]
    public void NextMerger_IsOneMoreFile()
    {
        raw.File(Of2026, "lsoa21_code,icb26_code,icb26_name\nE01000001,E54000090,NHS North\nE01000002,E54000091,NHS South\nE01000003,E54000090,NHS North\n");
        raw.File("lookup_lsoa21_icb29.csv", "lsoa21_code,icb29_code,icb29_name\nE01000001,E54000095,NHS Whole\nE01000002,E54000095,NHS Whole\nE01000003,E54000095,NHS Whole\n");

        var geography = Read();
        var history = IcbLookUps.History(geography.Icbs);

        geography.Lsoas.Select(l => l.Icb).Distinct().Should().Equal("E54000095");
        history.Overlaps.Select(o => (o.Vintage, o.Former.Value, o.Now.Value, o.Lsoas)).Should().BeEquivalentTo(
            [("2024", "E54000061", "E54000095", 3), ("2026", "E54000090", "E54000095", 2), ("2026", "E54000091", "E54000095", 1)]);
        history.Of(new AreaCode("E54000091")).Sentence.Should().Be("NHS South (E54000091) is an ICB of 2026 that was abolished since: its only LSOA lies in NHS Whole (E54000095).");
    }

    [Fact]
    public void WithoutANewerLookUp_TheIcbsOf2024AreThoseOfToday()
    {
        var geography = Read();

        geography.Lsoas.Should().OnlyContain(l => l.Icb == "E54000061" && l.Icb24 == "E54000061");
        IcbLookUps.History(geography.Icbs).Overlaps.Should().BeEmpty();
    }

    [Fact]
    public void NewerAuthorityCodes_AreTheOnesOf2024()
    {
        raw.File(Of2026, "lsoa21_code,icb26_code,icb26_name,ltla_code\nE01000001,E54000061,NHS South Yorkshire,E08000038\nE01000002,E54000061,NHS South Yorkshire,E08000038\nE01000003,E54000061,NHS South Yorkshire,E08000016\n");

        Read().Lsoas.Should().OnlyContain(l => l.Ltla == "E08000016" && l.LtlaName == "Barnsley");
    }

    [Theory]
    [InlineData(Of2026, "lsoa21_code,icb26_code,icb26_name\nE01000001,E54000061,A\nE01000002,E54000061,A\n", "*expected an ICB for each of 3 LSOAs; found none for 1, as E01000003*")]
    [InlineData("lookup_lsoa21_icb26.csv", "lsoa21_code,icb26_code,icb26_name\n", "Expected one look-up of the ICBs of 2026; found * and *")]
    [InlineData(Of2026, "lsoa21_code,icb26_code,icb26_name,ltla_code\nE01000001,E54000061,A,E06000099\nE01000002,E54000061,A,E08000016\nE01000003,E54000061,A,E08000016\n", "E01000001: expected a local authority of 2024, or a newer code of one; found E06000099.")]
    public void LookUpThatDoesNotFit_IsRefused(string file, string text, string message)
    {
        raw.File(Of2026, "lsoa21_code,icb26_code,icb26_name\nE01000001,E54000061,A\nE01000002,E54000061,A\nE01000003,E54000061,A\n");
        raw.File(file, text);

        FluentActions.Invoking(Read).Should().Throw<InvalidDataException>().WithMessage(message);
    }

    public void Dispose() => raw.Dispose();

    private EnglandGeography Read() => new GeographyFiles(new RawFolder(raw.Path)).Read();
}
