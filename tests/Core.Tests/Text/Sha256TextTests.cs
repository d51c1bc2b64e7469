namespace HealthNeeds.Core.Tests.Text;

public sealed class Sha256TextTests
{
    /// <summary>Of "abc", FIPS 180-2, appendix B.1.</summary>
    private const string Known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public async Task Hash_OfOneText_IsTheSameByEveryWay()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "abc");
        using var stream = new MemoryStream("abc"u8.ToArray());
        Sha256Text.OfText("abc").Should().Be(Known);
        Sha256Text.Of("abc"u8).Should().Be(Known);
        Sha256Text.OfFile(path).Should().Be(Known);
        (await Sha256Text.OfAsync(stream, default)).Should().Be(Known);
        stream.Position = 0;
        Sha256Text.Of(stream).Should().Be(Known);
        File.Delete(path);
    }
}
