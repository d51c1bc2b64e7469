using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;
using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>Releases one after the other, of which an early one shows what its publisher withholds later.</summary>
public sealed class WithheldFiguresTests : IDisposable
{
    private const string Published = "Value suppressed for disclosure control";
    private static readonly IndicatorId Deaths = new("i");
    private static readonly Period Year = Period.Year(2023);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void ThreeReleases_TheFirstIsTold_UntilItIsRemoved_AndTheOthersHideTheSame()
    {
        var (first, none, shown) = Publish(Known(4));
        var (second, told, hidden) = Publish(Withheld(Published));
        var (_, again, same) = Publish(Withheld(Published));

        none.Should().BeEmpty();
        shown.Should().Be("E01000001 96, E01000002 4, E02000001 100");
        told.Should().Equal($"{first}: i 2023 persons 2");
        hidden.Should().Be("E01000001 -, E01000002 -, E02000001 100", "the other LSOA would tell it");
        again.Should().Equal(told, "the second release shows neither");
        same.Should().Be(hidden);

        Catalogue().Remove(first);
        Catalogue().List().Select(r => r.Id).Should().NotContain(first).And.Contain(second);
        Publish(Withheld(Published)).Told.Should().BeEmpty();
    }

    /// <summary>Otherwise no refresh would end until it is cleared, which only refreshes that end do.</summary>
    [Fact]
    public void KeptReleaseThatIsDamagedInside_IsPassedOver()
    {
        var path = directory.File($"{Publish(Known(4)).Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        using var writer = TinyRelease.Begin(StoreOptions.For(directory));
        TinyRelease.Fill(writer);
        writer.AppendObservations([Withheld(Published)], "native");
        var shows = new WithheldFigures(writer, StoreOptions.For(directory));
        shows.Shows().Should().ContainSingle();
        var whole = File.ReadAllBytes(path);
        var passed = 0;
        for (var at = 12288 + 4096; at < whole.Length; at += 262144)
        {
            using (var file = File.OpenWrite(path))
            {
                file.Position = at;
                file.Write(new byte[2048]);
            }

            passed += shows.Shows().Count == 0 ? 1 : 0;
            File.WriteAllBytes(path, whole);
        }

        passed.Should().BePositive();
        shows.Shows().Should().ContainSingle("it is whole again");
    }

    [Fact]
    public void Breakdown_IsLookedForToo()
    {
        var (first, _, _) = Publish(Known(4), Part(5));
        Publish(Known(4), Part(null)).Told.Should().Equal($"{first}: i 2023 female 1");
    }

    [Theory]
    [InlineData("Unreliable: withheld by its publisher")]
    [InlineData(null)]
    public void FigureThatIsNotSuppressedForCertain_IsNotTold(string? note)
    {
        Publish(Known(4));
        Publish(Withheld(note)).Told.Should().BeEmpty();
    }

    [Fact]
    public void SameIndicatorOfAnotherSource_IsNotTold()
    {
        using (var writer = TinyRelease.Begin(StoreOptions.For(directory)))
        {
            TinyRelease.Fill(writer, edit: new TinyEdit { Source = s => s with { Id = "other" }, Indicator = i => i with { Source = "other" } });
            writer.AppendObservations([Known(4)], "native");
            Renew(writer);
            writer.Publish(TinyRelease.NoExpectations);
        }

        Publish(Withheld(Published)).Told.Should().BeEmpty();
    }

    [Fact]
    public void Remove_OfTheCurrent_AnUnknown_OrOneThatIsRead_IsRefused()
    {
        var first = Publish(Known(4)).Id;
        using var reader = new FileStream(directory.File($"{first}.duckdb"), FileMode.Open, FileAccess.Read, FileShare.Read);
        var current = Publish(Known(5)).Id;

        Catalogue().Invoking(c => c.Remove(current)).Should().Throw<ReleaseRefusedException>().WithMessage("*is the current one and stays*");
        Catalogue().Invoking(c => c.Remove("20200101T000000Z-00000000")).Should().Throw<ReleaseRefusedException>().WithMessage($"*Those there are: {current}, {first}*");
        Catalogue().Invoking(c => c.Remove(first)).Should().Throw<ReleaseRefusedException>().WithMessage("*is being read and stays*");
        Catalogue().List().Should().HaveCount(2);
    }

    [Fact]
    public void Remove_WhereNoneIsCurrent_IsRefused()
    {
        var only = Publish(Known(4)).Id;
        File.Delete(directory.File("current.json"));
        Catalogue().Invoking(c => c.Remove(only)).Should().Throw<ReleaseRefusedException>().WithMessage("*is current, so none is removed*");
        Catalogue().List().Should().ContainSingle();
    }

    private ReleaseCatalogue Catalogue() => new(StoreOptions.For(directory));

    /// <returns>Its id, what was told before it was published, and the counts it shows.</returns>
    private (string Id, IReadOnlyList<string> Told, string Shown) Publish(Observation second, params Breakdown[] parts)
    {
        using var writer = TinyRelease.Begin(StoreOptions.For(directory));
        TinyRelease.Fill(writer);
        writer.AppendObservations([Observation.Known(Deaths, TinyRelease.Msoa, Year, new FigureEstimate(1), count: 100), Observation.Known(Deaths, TinyRelease.First, Year, new FigureEstimate(1), count: 96), second], "native");
        writer.AppendBreakdowns(Deaths, parts);
        new FigureSuppression(writer.Session).Hide(CancellationToken.None);
        Renew(writer);
        var told = new WithheldFigures(writer, StoreOptions.For(directory)).Shows();
        var shown = string.Join(", ", writer.Session.Query<string>("select area || ' ' || coalesce(count::int::varchar, '-') from work.observation where period = '2023' order by 1", []));
        return (writer.Publish(TinyRelease.NoExpectations).Id, [.. told.SelectMany(r => r.Series.Select(s => $"{r.Id}: {s.Indicator} {s.Period} {s.Sex.Id()} {s.Figures}"))], shown);
    }

    /// <summary>What a release says of its series was written before the figures of these tests.</summary>
    private static void Renew(ReleaseWriter writer)
    {
        writer.Session.Execute("delete from series");
        writer.AppendSeries();
    }

    private static Observation Known(double count) => Observation.Known(Deaths, TinyRelease.Second, Year, new FigureEstimate(1), count: count);

    private static Observation Withheld(string? note) => Observation.Unknown(Deaths, TinyRelease.Second, Year, MissingReason.Suppressed) with { Note = note };

    private static Breakdown Part(double? count) => new(
        TinyRelease.Authority, Year, Sex.Female, "15+ yrs", string.Empty, string.Empty, count is null ? null : new FigureEstimate(1), count, Denominator: null, count is null ? MissingReason.Suppressed : null, count is null ? Published : null);
}
