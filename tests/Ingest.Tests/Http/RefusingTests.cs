using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>Answers that cannot be what was asked for: each has its rule, and says what was found.</summary>
public sealed class RefusingTests
{
    private const string Table = "code,value\nE01000001,1\n";
    private const string ErrorPage = "\r\n<!DOCTYPE html>\n<html><head><title>Sorry, there is a problem with the service</title></head></html>";

    public static TheoryData<string, string, string, string> HostileBodies => new()
    {
        { "an error page called CSV", "Csv", "html-page", "an HTML page: 'Sorry, there is a problem with the service'" },
        { "an error page called CSV", "Json", "html-page", "an HTML page: 'Sorry, there is a problem with the service'" },
        { "an error page called CSV", "Zip", "html-page", "an HTML page: 'Sorry, there is a problem with the service'" },
        { "an error page called CSV", "Workbook", "html-page", "an HTML page: 'Sorry, there is a problem with the service'" },
        { "a packed error page", "Csv", "html-page", "an HTML page: 'Sorry, there is a problem with the service'" },
        { "XHTML", "Json", "html-page", "an HTML page: 'Gone'" },
        { "nothing", "Csv", "empty-body", "nothing" },
        { "nothing", "Zip", "empty-body", "nothing" },
        { "no content", "Json", "empty-body", "nothing" },
        { "packed nothing", "Csv", "empty-body", "nothing" },
        { "white space", "Json", "empty-body", "white space" },
        { "a byte order mark alone", "Csv", "empty-body", "white space" },
        { "an empty ZIP", "Zip", "empty-body", "a ZIP file with nothing in it" },
        { "UTF-16", "Csv", "encoding", "UTF-16 text" },
        { "UTF-16 without a mark", "Csv", "encoding", "text with NUL bytes" },
        { "Windows-1252", "Csv", "encoding", "byte 0x92 at offset 200,014, which is not UTF-8" },
        { "a character cut short", "Csv", "encoding", "byte 0xE2 at offset 23, which is not UTF-8" },
        { "JSON", "Csv", "wrong-kind", "text that starts with '{\"error\":{\"code\":400}}'" },
        { "CSV", "Json", "wrong-kind", "text that starts with 'code,value E01000001,1'" },
        { "CSV", "Zip", "wrong-kind", "text that starts with 'code,value E01000001,1'" },
        { "XML", "Csv", "wrong-kind", "text that starts with '<?xml version=\"1.0\"?><Error><Code>Access'" },
        { "PDF", "Csv", "wrong-kind", "text that starts with '%PDF-1.7'" },
        { "ZIP", "Csv", "wrong-kind", "a ZIP file" },
        { "ZIP", "Workbook", "wrong-kind", "a ZIP file without xl/workbook.xml" },
        { "gzip cut short", "Csv", "not-unpackable", "20,000 bytes that do not unpack" },
        { "not gzip at all", "Csv", "not-unpackable", "23 bytes that do not unpack" },
        { "not brotli at all", "Csv", "not-unpackable", "23 bytes that do not unpack" },
        { "an encoding nobody asked for", "Csv", "not-unpackable", "Content-Encoding 'zstd'" },
        { "ZIP cut short", "Zip", "not-unpackable", "a file that does not unpack" },
        { "ZIP with a hole", "Zip", "not-unpackable", "a.csv" },
        { "a gzip bomb", "Csv", "gzip-bomb", "bytes that unpack to more than 200 times as much" },
        { "a small gzip bomb", "Csv", "gzip-bomb", "bytes that unpack to more than 1,000,000" },
        { "a ZIP bomb", "Zip", "gzip-bomb", "bytes that unpack to more than 200 times as much" },
        { "a ZIP that lies of its size", "Zip", "not-unpackable", "'a.csv' with the checksum" },
        { "too much", "Csv", "too-large", "2,000,012 bytes announced" },
        { "too much unannounced", "Csv", "too-large", "more than 1,000,000 bytes" },
        { "less than announced", "Csv", "length", "23 bytes, 5 times" },
    };

    [Theory]
    [MemberData(nameof(HostileBodies))]
    public async Task Get_AHostileBody_IsRefusedByItsRule(string body, string kind, string rule, string found)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", Hostile(body));
        var limit = body.StartsWith("too much", StringComparison.Ordinal) || body == "a small gzip bomb" ? 1_000_000 : 64 << 20;
        var pull = () => bench.PullAsync("/a", Enum.Parse<ResponseKind>(kind), limit);
        var problem = (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which;
        problem.Rule.Should().Be(rule);
        problem.Found.Should().Contain(found);
        problem.Message.Should().EndWith($"expected {problem.Expected} [{rule}].");
    }

    [Theory]
    [InlineData("Csv", "a table")]
    [InlineData("Json", "{\"a\": 1}")]
    [InlineData("Json", " \n[]")]
    [InlineData("Json", "\uFEFF{}")]
    [InlineData("Csv", "\uFEFF\"code\",\"naïve – ”quoted”\"\r\n")]
    [InlineData("Csv", "<5,suppressed\n1,2\n")]
    public async Task Get_ABodyThatIsFine_IsTakenWhateverItsContentType(string kind, string text)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", PublisherAnswer.Html(text));
        var taken = await bench.PullAsync("/a", Enum.Parse<ResponseKind>(kind));
        File.ReadAllText(taken.Path).Should().Be(text.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task Get_CharactersAcrossPieces_AreWhole()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", PublisherAnswer.Csv("x" + new string('–', 200_000)));
        (await bench.PullAsync("/a")).Bytes.Should().Be(600_001);
    }

    [Fact]
    public async Task Get_AWorkbook_IsTaken()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", PublisherAnswer.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray())));
        (await bench.PullAsync("/a", ResponseKind.Workbook)).Kind.Should().Be(ResponseKind.Workbook);
    }

    [Fact]
    public async Task Get_ARefusedBody_IsKeptWithWhatWasFound()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", Hostile("an error page called CSV"));
        var pull = () => bench.PullAsync("/a");
        await pull.Should().ThrowAsync<ResponseRefusedException>();
        var note = Directory.EnumerateFiles(bench.Evidence.Folder, "*.refused.json", SearchOption.AllDirectories).Single();
        File.ReadAllText(note[..^".refused.json".Length]).Should().Be(ErrorPage);
        var said = JsonDocument.Parse(File.ReadAllText(note)).RootElement;
        said.GetProperty("rule").GetString().Should().Be("html-page");
        said.GetProperty("response").GetProperty("headers").GetProperty("Content-Type").GetString().Should().Be("text/csv");
    }

    [Fact]
    public async Task Get_AfterARefusal_TheKeptAnswerIsStillTheOneAskedAbout()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", PublisherAnswer.Csv(Table).With(etag: "\"1\""), Hostile("an error page called CSV"), PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        await bench.PullAsync("/a");
        var pull = () => bench.PullAsync("/a");
        await pull.Should().ThrowAsync<ResponseRefusedException>();
        (await pull()).Revalidated.Should().BeTrue();
    }

    private static PublisherAnswer Hostile(string body) => body switch
    {
        "an error page called CSV" => Csv(ErrorPage),
        "a packed error page" => PublisherAnswer.Csv(ErrorPage).Gzipped(),
        "XHTML" => PublisherAnswer.Html("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><title>Gone</title>"),
        "nothing" => Csv(""),
        "no content" => new PublisherAnswer(204, []),
        "packed nothing" => Csv("").Gzipped(),
        "white space" => Csv(" \r\n\r\n "),
        "a byte order mark alone" => PublisherAnswer.Bytes([0xEF, 0xBB, 0xBF], "text/csv"),
        "an empty ZIP" => PublisherAnswer.Zip(),
        "UTF-16" => PublisherAnswer.Bytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)], "text/csv"),
        "UTF-16 without a mark" => PublisherAnswer.Bytes(Encoding.BigEndianUnicode.GetBytes(Table), "text/csv"),
        "Windows-1252" => PublisherAnswer.Bytes([.. Encoding.ASCII.GetBytes(new string('x', 200_000) + "Barnsley, King"), 0x92, .. "s Fund\n"u8], "text/csv"),
        "a character cut short" => PublisherAnswer.Bytes([.. Encoding.UTF8.GetBytes(Table), 0xE2, 0x80], "text/csv"),
        "JSON" => Csv("{\"error\":{\"code\":400}}"),
        "CSV" => Csv(Table),
        "XML" => Csv("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"),
        "PDF" => Csv("%PDF-1.7"),
        "ZIP" => PublisherAnswer.Zip(("a.csv", "a"u8.ToArray())),
        _ => Packed(body),
    };

    private static PublisherAnswer Packed(string body) => body switch
    {
        "gzip cut short" => Cut(PublisherAnswer.Csv(Noise(50_000)).Gzipped(), 20_000),
        "not gzip at all" => Csv(Table) with { Encoding = "gzip" },
        "not brotli at all" => Csv(Table) with { Encoding = "br" },
        "an encoding nobody asked for" => Csv(Table) with { Encoding = "zstd" },
        "ZIP cut short" => Cut(PublisherAnswer.Zip(("a.csv", Encoding.ASCII.GetBytes(Noise(50_000)))), 20_000),
        "ZIP with a hole" => Spoilt(PublisherAnswer.Zip(("a.csv", Encoding.ASCII.GetBytes(Noise(50_000)))), 10_000),
        "a gzip bomb" => PublisherAnswer.Csv(new string('0', 20 << 20)).Gzipped(),
        "a small gzip bomb" => PublisherAnswer.Csv(new string('0', 1_000_001)).Gzipped(),
        "a ZIP bomb" => PublisherAnswer.Zip(("a.csv", new byte[10 << 20]), ("b.csv", new byte[10 << 20])),
        "a ZIP that lies of its size" => Lying(PublisherAnswer.Zip(("a.csv", Encoding.ASCII.GetBytes(Noise(50_000))))),
        "too much" => Csv("code,value\n" + new string('1', 2_000_001)),
        "too much unannounced" => Csv("code,value\n" + Noise(3_000_000)) with { Chunked = true },
        "less than announced" => Csv(Table) with { DeclaredLength = 40 },
        _ => throw new ArgumentOutOfRangeException(nameof(body), body, "not a body of these tests"),
    };

    private static PublisherAnswer Csv(string text) => PublisherAnswer.Bytes(Encoding.UTF8.GetBytes(text), "text/csv");

    private static PublisherAnswer Cut(PublisherAnswer answer, int length) => answer with { Body = answer.Body[..length] };

    private static PublisherAnswer Spoilt(PublisherAnswer answer, int at)
    {
        answer.Body.AsSpan(at, 500).Clear();
        return answer;
    }

    /// <summary>The central directory says that the entry unpacks to 20 bytes.</summary>
    private static PublisherAnswer Lying(PublisherAnswer zip)
    {
        var directory = zip.Body.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.Body.AsSpan(directory + 24), 20);
        return zip;
    }

    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)('!' + from.Next(90));
        });
    }
}
