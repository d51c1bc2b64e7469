using System.Text;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Tables;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\r\n1,2", "a|b;1|2")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("a,\"b, c\"\r\n\"\",\"say \"\"so\"\"\"\r\n", "a|b, c;|say \"so\"")]
    [InlineData("a\n\n\r\nb\n", "a;b")]
    [InlineData("a,\n,b\n", "a|;|b")]
    [InlineData("5\" pipe,b\n", "5\" pipe|b")]
    [InlineData("\"two\r\nlines\",b\n", "two\r\nlines|b")]
    [InlineData("", "")]
    [InlineData("\n", "")]
    public void Text_IsSplit_TheSameHoweverItArrives(string text, string expected)
    {
        foreach (var portion in new[] { 1, 2, 3, 1000 })
            Read(text, portion).Should().Be(expected);
    }

    [Fact]
    public void Line_IsWhereTheRecordBegins()
    {
        using var records = new CsvRecords(Bytes("h\n\"a\nb\nc\"\n\nd\n"));
        var lines = new List<long>();
        while (records.Read())
            lines.Add(records.Line);

        lines.Should().Equal(1, 2, 6);
    }

    [Theory]
    [InlineData("\"never closed,1\n2,3\n")]
    [InlineData("\"closed\" too early,1\n")]
    public void StrayQuotationMark_IsNotSound(string text)
    {
        using var records = new CsvRecords(Bytes(text));
        records.Read().Should().BeTrue();
        records.IsSound.Should().BeFalse();
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "yes yes, at the end yes")]
    [InlineData("a,b\r\n1,2\r\n", "yes yes, at the end yes")]
    [InlineData("a,b\n1,2", "yes no, at the end no")]
    [InlineData("\uFEFFa,b\r\n1,\"2", "yes no, at the end no")]
    [InlineData("\uFEFFa,b\n1", "yes no, at the end no")]
    public void LineEnd_IsKnown_OfEachRecord(string text, string expected)
    {
        foreach (var portion in new[] { 1, 3, 1000 })
        {
            using var records = new CsvRecords(new Portions(Encoding.UTF8.GetBytes(text), portion));
            var ends = new List<string>();
            while (records.Read())
                ends.Add(records.EndsLine ? "yes" : "no");
            $"{string.Join(' ', ends)}, at the end {(records.EndsLine ? "yes" : "no")}".Should().Be(expected);
        }
    }

    [Fact]
    public void RecordThatDoesNotEnd_IsRefused_BeforeItFillsTheMemory()
    {
        using var records = new CsvRecords(Bytes("a\n\"" + new string('x', 2 * CsvRecords.LongestRecord)));
        records.Read();
        FluentActions.Invoking(() => records.Read()).Should().Throw<CsvRefusedException>().Which.Rule.Should().Be("record-length");
    }

    [Fact]
    public void Utf16_IsRefused()
    {
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Indicator ID,Value\n")).ToArray();
        using var records = new CsvRecords(new MemoryStream(utf16));
        records.Invoking(r => r.Read()).Should().Throw<CsvRefusedException>().Which.Rule.Should().Be("encoding");
    }

    private static string Read(string text, int portion)
    {
        using var records = new CsvRecords(new Portions(Encoding.UTF8.GetBytes(text), portion));
        var all = new List<string>();
        while (records.Read())
        {
            records.IsSound.Should().BeTrue();
            all.Add(string.Join('|', Enumerable.Range(0, records.FieldCount).Select(records.Text)));
        }

        return string.Join(';', all);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A body that comes a few bytes at a time, as from a slow network.</summary>
    private sealed class Portions(byte[] bytes, int portion) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(portion, buffer.Length)]);
    }
}
