using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>Which kept releases are passed over where a query of them fails.</summary>
public sealed class DamagedReleaseTests
{
    private static readonly byte[] Content = [1, 2, 3];

    private static ReleaseName Name => ReleaseName.Of(DateTimeOffset.UnixEpoch, Sha256Text.Of(Content));

    [Fact]
    public void ReleaseThatIsWhatItsNameSays_IsWhole_AndAnotherIsNot()
    {
        using var whole = new MemoryStream(Content);
        using var other = new MemoryStream([1, 2, 4]);
        WithheldFigures.IsDamaged(whole, Name).Should().BeFalse();
        WithheldFigures.IsDamaged(other, Name).Should().BeTrue();
    }

    /// <summary>An exception that a filter of exceptions throws counts as "no": the refresh would fail, and each after it.</summary>
    [Fact]
    public void ReleaseThatTheDiskDoesNotGive_IsDamaged()
    {
        using var unread = new UnreadStream();
        WithheldFigures.IsDamaged(unread, Name).Should().BeTrue();
    }

    private sealed class UnreadStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("Input/output error");

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("Input/output error");
    }
}
