using HealthNeeds.Store.Keys;

namespace HealthNeeds.Store.Tests.Keys;

public sealed class ApiKeyRingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Key_IsFoundByItsText_AndIsNotInTheFile()
    {
        var (key, file) = (KeyText.New(), File());
        file.Write([Key("one", key)]);
        Ring(file).Find(key)!.Name.Should().Be("one");
        System.IO.File.ReadAllText(file.Location).Should().NotContain(key[KeyText.Prefix.Length..]).And.Contain(KeyText.HashOf(key));
        Ring(file).Find(KeyText.New()).Should().BeNull();
        Ring(file).Find(KeyText.HashOf(key)).Should().BeNull("the hash is no key");
    }

    [Fact]
    public void Key_Revoked_IsNoticedWithoutARestart()
    {
        var (key, file) = (KeyText.New(), File());
        file.Write([Key("one", key)]);
        var ring = Ring(file);
        ring.Find(key)!.Problem(Now).Should().BeNull();
        file.Write([Key("one", key) with { Revoked = Now }]);
        ring.Find(key)!.Problem(Now).Should().Be("The key was revoked.");
        System.IO.File.Delete(file.Location);
        ring.Find(key).Should().BeNull();
    }

    [Fact]
    public void Key_OnItsLastDay_OpensUntilMidnight()
    {
        var key = Key("one", KeyText.New()) with { Expires = Now.AddHours(12) };
        key.Problem(Now.AddHours(12).AddTicks(-1)).Should().BeNull();
        key.Problem(Now.AddHours(12)).Should().StartWith("The key expired on 2026-11-30 00:00 UTC");
    }

    [Fact]
    public void File_ThatIsNone_OpensNothing()
    {
        var file = File();
        System.IO.File.WriteAllText(file.Location, "[{");
        var find = () => Ring(file).Find(KeyText.New());
        find.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Keys_AreMadeOf256Bits_AndLookLikeOne()
    {
        var keys = Enumerable.Range(0, 200).Select(_ => KeyText.New()).ToList();
        keys.Should().OnlyHaveUniqueItems().And.OnlyContain(k => k.Length == 3 + 64 && KeyText.LooksLikeOne(k));
        KeyText.LooksLikeOne("hn_" + new string('g', 64)).Should().BeFalse();
        KeyText.LooksLikeOne("E01007317").Should().BeFalse();
    }

    private static ApiKey Key(string name, string key) => new(name, KeyText.HashOf(key), [KeyScopes.Read], 60, Now, Expires: null, Revoked: null);

    private static ApiKeyRing Ring(ApiKeyFile file) => new(file, TimeProvider.System);

    private ApiKeyFile File() => new(_directory.File("keys.json"));
}
