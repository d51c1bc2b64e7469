using System.Text;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Tables;

public sealed class AnswerJsonTests
{
    private static readonly RawResponse Response = new("s", new Uri("https://example.org/s.json"), ResponseKind.Json, "ab", "s.json", 0, null, default, null, null, new Dictionary<string, string>(), Revalidated: false);

    /// <summary>Everything that reads an answer as JSON.</summary>
    private static readonly Dictionary<string, Action<Func<Stream>>> Readers = new()
    {
        ["registers of research"] = open => ResearchJson.Parse(Response, _ => open()),
        ["organisations"] = open => OdsRecords.Listed(Response, _ => open()),
        ["layers"] = open => FeaturePage.Parse(Response, _ => open()),
        ["Fingertips"] = open => FingertipsJson.AreaTypes(open(), Response.Address),
    };

    public static TheoryData<string> Names => new(Readers.Keys);

    [Theory]
    [InlineData("""[{"a":1},{"b":""", "cut-short")]
    [InlineData("""[{"a":1},{"b":"half of a te""", "cut-short")]
    [InlineData("""[{"a":1}""", "cut-short")]
    [InlineData("""[{"a":tru""", "cut-short")]
    [InlineData("""[{"a":1]""", "wrong-kind")]
    [InlineData("""[{'a':1}]""", "wrong-kind")]
    [InlineData("""[1] [2]""", "wrong-kind")]
    public void TextThatBreaksOff_IsToldFromOneThatIsMalformed(string text, string rule)
    {
        var refused = FluentActions.Invoking(() => AnswerJson.Parse(Body(text), Response.Address, "a list")).Should().Throw<ResponseRefusedException>().Which;
        (refused.Rule, refused.Expected).Should().Be((rule, "a list"));
        refused.Message.Should().StartWith("https://example.org/s.json: found JSON that ");
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\uFEFF[1]")]
    public void WholeText_IsRead_WithOrWithoutAByteOrderMark(string text)
    {
        using var json = AnswerJson.Parse(Body(text), Response.Address, "a list");
        json.RootElement.GetArrayLength().Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnswerThatBreaksOff_IsRefusedAsCut_ByEveryReader(string reader) =>
        FluentActions.Invoking(() => Readers[reader](() => Body("""{"features":[{"Id":"""))).Should().Throw<ResponseRefusedException>().Which.Rule.Should().Be("cut-short");

    private static MemoryStream Body(string text) => new(Encoding.UTF8.GetBytes(text));
}
