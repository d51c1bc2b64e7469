using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>What is pointed to while a new release is made ready, and when that is done, is what is served.</summary>
public sealed class ReleasePreparationTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly LookedAtTime time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServedReleases served = new();
    private readonly ReleaseInfo first;
    private readonly ReleaseStore store;

    public ReleasePreparationTests()
    {
        first = Publish("run-1");
        store = new ReleaseStore(StoreOptions.For(directory), time, served);
        store.Lease().Dispose();
    }

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Rollback_WhileANewReleaseIsMadeReady_GivesItUpAndItIsNeverServed()
    {
        var preparation = Task.CompletedTask;
        store.Prepare = (lease, givenUp) => preparation = UntilDoneAsync(lease, givenUp);
        var withdrawn = Publish("run-2");
        var look = Task.Run(store.Refresh);
        await begun.Task;
        RollBack();
        await LetPassUntilAsync(look);
        served.Ids.Should().Equal(first.Id);
        store.Problem.Should().BeNull();
        var ending = () => preparation;
        await ending.Should().ThrowAsync<OperationCanceledException>();
        var remove = () => new ReleaseCatalogue(StoreOptions.For(directory)).Remove(withdrawn.Id);
        remove.Should().NotThrow("nobody holds it any more");
    }

    [Fact]
    public async Task NewerRelease_PublishedWhileOneIsMadeReady_IsMadeReadyAndServedInItsPlace()
    {
        List<string> prepared = [];
        store.Prepare = (lease, givenUp) =>
        {
            prepared.Add(lease.Info.RunId);
            if (prepared.Count == 1)
                return UntilDoneAsync(lease, givenUp);
            lease.Dispose();
            return Task.CompletedTask;
        };
        Publish("run-2");
        var look = Task.Run(store.Refresh);
        await begun.Task;
        var newer = Publish("run-3");
        await LetPassUntilAsync(look);
        prepared.Should().Equal("run-2", "run-3");
        served.Ids.Should().Equal(first.Id, newer.Id);
    }

    [Fact]
    public void Rollback_AtTheEndOfThePreparation_KeepsTheNewReleaseFromBeingServed()
    {
        store.Prepare = (lease, _) =>
        {
            lease.Dispose();
            RollBack();
            return Task.CompletedTask;
        };
        Publish("run-2");
        store.Refresh();
        served.Ids.Should().Equal(first.Id);
    }

    [Fact]
    public async Task Preparation_OfMoreThanFiveMinutes_GoesOnBesideTheReaders()
    {
        var preparation = Task.CompletedTask;
        store.Prepare = (lease, givenUp) => preparation = UntilDoneAsync(lease, givenUp);
        var slow = Publish("run-2");
        var (since, look) = (time.GetUtcNow(), Task.Run(store.Refresh));
        await begun.Task;
        await LetPassUntilAsync(look);
        served.Ids.Should().Equal(first.Id, slow.Id);
        (time.GetUtcNow() - since).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        done.SetResult();
        await preparation;
    }

    private async Task UntilDoneAsync(ReleaseLease lease, CancellationToken givenUp)
    {
        using (lease)
        {
            begun.SetResult();
            await done.Task.WaitAsync(givenUp);
        }
    }

    /// <summary>A second for each look, and none before the next look waits for it: five minutes do not pass while the thread that looks is held up.</summary>
    private async Task LetPassUntilAsync(Task look)
    {
        for (var passed = 0; !look.IsCompleted; await Task.Yield())
        {
            if (passed == time.Waits)
                continue;
            passed++;
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await look;
    }

    private void RollBack() => new ReleaseCatalogue(StoreOptions.For(directory)).Rollback(first.Id);

    private ReleaseInfo Publish(string run) => TinyRelease.PublishCopy(StoreOptions.For(directory), run);

    /// <summary>Which releases the store says that it serves, one after another.</summary>
    private sealed class ServedReleases : ILogger<ReleaseStore>
    {
        private const string Serving = "Serving release ";

        public List<string> Ids { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var message && message.StartsWith(Serving, StringComparison.Ordinal))
                Ids.Add(message[Serving.Length..^1]);
        }
    }
}
