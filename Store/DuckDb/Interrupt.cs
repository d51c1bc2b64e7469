using System.Data.Common;

namespace HealthNeeds.Store.DuckDb;

/// <summary>
/// Ties a token to a command. DuckDB forgets an interrupt that arrives just before the statement begins,
/// so it is repeated until the command is done.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly DbCommand command;
    private readonly CancellationTokenRegistration registration;
    private readonly Lock gate = new();
    private Timer? timer;
    private bool done;

    public Interrupt(DbCommand command, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        this.command = command;
        registration = token.Register(Begin);
    }

    public void Dispose()
    {
        registration.Dispose();
        lock (gate)
        {
            done = true;
            timer?.Dispose();
        }
    }

    private void Begin()
    {
        lock (gate)
        {
            if (!done)
                timer = new Timer(_ => Fire(), state: null, TimeSpan.Zero, Again);
        }
    }

    private void Fire()
    {
        lock (gate)
        {
            if (!done)
                command.Cancel();
        }
    }
}
