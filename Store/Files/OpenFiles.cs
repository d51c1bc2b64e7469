namespace HealthNeeds.Store.Files;

/// <summary>
/// Windows refuses to rename over, or remove, a file that anybody has open: a reader that looks at a pointer, a scanner that looks at what is new. They have it for
/// moments, so it is tried again. Elsewhere an open file is no hindrance.
/// </summary>
internal static class OpenFiles
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int Most = 100;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <exception cref="IOException">It was open all the while, or the step failed for another reason.</exception>
    public static void WaitFor(Action step)
    {
        using var moment = new ManualResetEventSlim();
        for (var tried = 1; ; tried++)
        {
            try
            {
                step();
                return;
            }
            catch (Exception held) when (tried < Most && IsHeldOpen(held))
            {
                moment.Wait(Between);
            }
        }
    }

    /// <summary>Of a rename Windows says "access denied" where the target is open.</summary>
    private static bool IsHeldOpen(Exception problem) => problem.HResult == SharingViolation || (OperatingSystem.IsWindows() && problem is UnauthorizedAccessException);
}
