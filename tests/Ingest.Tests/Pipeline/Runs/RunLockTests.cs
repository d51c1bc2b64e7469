using HealthNeeds.Ingest.Pipeline.Runs;

namespace HealthNeeds.Ingest.Tests.Pipeline.Runs;

public sealed class RunLockTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("lock-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Take_WhileAnotherHoldsIt_SaysWhoAndWhere()
    {
        using var first = RunLock.Take(_directory, "refresh, schedule", TimeProvider.System);
        var second = () => RunLock.Take(_directory, "refresh, command", TimeProvider.System);
        second.Should().Throw<RunLockHeldException>().WithMessage($"*{_directory}*process {Environment.ProcessId} (refresh, schedule)*");
    }

    [Theory]
    [InlineData("refresh, command", "restore", "The refresh was not begun: * is in use by process * (restore) on *. Wait for that to end, or stop that process.")]
    [InlineData("restore", "refresh, schedule", "The restore was not begun: * is in use by process * (refresh, schedule) on *")]
    [InlineData("rollback", "replica follower", "The rollback was not begun: * is in use by process * (replica follower) on *")]
    public void Take_WhileAnotherHoldsIt_SaysWhatWasRefused_AndForWhat(string refused, string holding, string told)
    {
        using var first = RunLock.Take(_directory, holding, TimeProvider.System);
        var second = () => RunLock.Take(_directory, refused, TimeProvider.System);
        second.Should().Throw<RunLockHeldException>().WithMessage(told);
        var look = () => RunLock.RequireFree(_directory, refused);
        look.Should().Throw<RunLockHeldException>().WithMessage(told);
    }

    [Fact]
    public void Take_AfterItWasLetGo_Succeeds()
    {
        RunLock.Take(_directory, "refresh", TimeProvider.System).Dispose();
        using var again = RunLock.Take(_directory, "refresh", TimeProvider.System);
        again.Should().NotBeNull();
    }

    [Fact]
    public void Take_OfTwoDirectories_Succeeds()
    {
        using var one = RunLock.Take(Path.Combine(_directory, "one"), "refresh", TimeProvider.System);
        using var two = RunLock.Take(Path.Combine(_directory, "two"), "refresh", TimeProvider.System);
        two.Should().NotBeSameAs(one);
    }
}
