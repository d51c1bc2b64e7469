using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What is refused of wards and networks before a release is published.</summary>
public sealed class PlaceGroupRulesTests : IDisposable
{
    private static readonly AreaCode Ward = new("E05000982");

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void SoundOnes_ArePublished() =>
        TinyRelease.Publish(StoreOptions.For(directory), extra: w =>
        {
            w.AppendWards("s", ([new WardPlace(TinyRelease.First, Ward, "Dearne South"), new WardPlace(TinyRelease.Second, Ward, "Dearne South")], "2024"));
            w.AppendPracticeNetworks("s", ([new NetworkPractice("C85001", "U36780", "Dearne Valley PCN")], "2023-10-27"));
        });

    [Theory]
    [InlineData("*A ward is made of LSOAs of the release*", "E02000001", "E05000982", "Dearne South")]
    [InlineData("*ward has one row per lsoa21*", "E01000001", "E05000981", "Dearne North")]
    [InlineData("*A ward has one name*", "E01000002", "E05000982", "Dearne North")]
    [InlineData("*formed as such*", "E01000002", "E06000982", "Dearne North")]
    public void WardsThatCannotBe_AreRefused(string says, string lsoa, string ward, string name) =>
        Refused(says, w => w.AppendWards("s", ([new WardPlace(TinyRelease.First, Ward, "Dearne South"), new WardPlace(new AreaCode(lsoa), new AreaCode(ward), name)], "2024")));

    [Theory]
    [InlineData("*practice_network has one row per practice*", "C85001", "U36781", "Other PCN")]
    [InlineData("*A network has one name*", "C85002", "U36780", "Other PCN")]
    [InlineData("*formed as such*", "C85002", "X36780", "Other PCN")]
    public void NetworksThatCannotBe_AreRefused(string says, string practice, string network, string name) =>
        Refused(says, w => w.AppendPracticeNetworks("s", ([new NetworkPractice("C85001", "U36780", "Dearne Valley PCN"), new NetworkPractice(practice, network, name)], "2023-10-27")));

    [Fact]
    public void TwoEditions_AreRefused() => Refused("*are of one edition*", w =>
    {
        w.AppendWards("s", ([new WardPlace(TinyRelease.First, Ward, "Dearne South")], "2024"));
        w.AppendWards("s", ([new WardPlace(TinyRelease.Second, Ward, "Dearne South")], "2025"));
    });

    [Fact]
    public void SourceThatIsNone_IsRefused() => Refused("*The source of ward is known*", w => w.AppendWards("unheard-of", ([new WardPlace(TinyRelease.First, Ward, "Dearne South")], "2024")));

    private void Refused(string says, Action<ReleaseWriter> extra) =>
        FluentActions.Invoking(() => TinyRelease.Publish(StoreOptions.For(directory), extra: extra)).Should().Throw<ReleaseRefusedException>().WithMessage(says);
}
