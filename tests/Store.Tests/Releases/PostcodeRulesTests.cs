using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What is refused of postcodes before a release is published, and what is read of those that are sound.</summary>
public sealed class PostcodeRulesTests : IDisposable
{
    private static readonly PostcodePlace Sound = new("S70 1AA", TinyRelease.First, Terminated: null);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void SoundPostcodes_AreFound_WithTheirEdition()
    {
        var (gone, other) = (Sound with { Postcode = "S70 1AB", Terminated = "1996-06" }, Sound with { Postcode = "S70 2AA", Lsoa = TinyRelease.Second });
        Publishing(other, gone, Sound)();

        using var store = Store();
        using var lease = store.Lease();
        lease.Postcodes.Find("S70 1AA").Should().Be(Sound);
        lease.Postcodes.Find("S70 1AB").Should().Be(gone);
        lease.Postcodes.Find("S70 1AC").Should().BeNull();
        lease.Postcodes.Directory().Should().Be(new PostcodeDirectory("s", "2026-08"));
        lease.Postcodes.Count("S70 ", 10).Should().Equal([new PostcodeCount(TinyRelease.First, 1), new PostcodeCount(TinyRelease.Second, 1)], "one that is not in use is not counted");
        lease.Postcodes.Count("S70 2", 10).Should().Equal(new PostcodeCount(TinyRelease.Second, 1));
        lease.Postcodes.Count("S7 ", 10).Should().BeEmpty("S70 is another district");
    }

    [Fact]
    public void WithoutPostcodes_NoDirectoryIsNamed()
    {
        TinyRelease.PublishCopy(StoreOptions.For(directory));

        using var store = Store();
        using var lease = store.Lease();
        lease.Postcodes.Directory().Should().BeNull();
        lease.Postcodes.Find("S70 1AA").Should().BeNull();
    }

    [Fact]
    public void SamePostcodeTwice_IsRefused() => Refused("*postcode has one row per postcode*", Sound, Sound with { Lsoa = TinyRelease.Second });

    [Fact]
    public void AreaThatIsNoLsoa_IsRefused() => Refused("*A postcode lies in an LSOA of the release*", Sound with { Lsoa = TinyRelease.Msoa });

    [Theory]
    [InlineData("S701AA")]
    [InlineData("s70 1aa")]
    public void PostcodeInAnotherForm_IsRefused(string postcode) => Refused("*written as Royal Mail writes it*", Sound with { Postcode = postcode });

    [Fact]
    public void MonthInAnotherForm_IsRefused() => FluentActions.Invoking(Publishing(Sound with { Terminated = "199606" })).Should().Throw<Exception>().WithMessage("*constraint*");

    [Fact]
    public void SourceThatIsNone_IsRefused() =>
        FluentActions.Invoking(Publishing("unheard-of", Sound)).Should().Throw<ReleaseRefusedException>().WithMessage("*The source of postcode is known*");

    private void Refused(string says, params PostcodePlace[] places) => FluentActions.Invoking(Publishing(places)).Should().Throw<ReleaseRefusedException>().WithMessage(says);

    private Action Publishing(params PostcodePlace[] places) => Publishing("s", places);

    private Action Publishing(string source, params PostcodePlace[] places) => () =>
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.parquet");
        try
        {
            using (var file = new PostcodeFile("2026-08"))
            {
                foreach (var place in places)
                    file.Add(place);
                file.WriteTo(path);
            }

            TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendPostcodes(source, path));
        }
        finally
        {
            File.Delete(path);
        }
    };

    private ReleaseStore Store() => new(StoreOptions.For(directory), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ReleaseStore>.Instance);
}
