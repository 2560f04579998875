namespace NetGen.Runtime.Weights;

/// <summary>Passes reads on and computes the CRC-32 of what was read, which the archive reader leaves unchecked.</summary>
sealed class ChecksumStream(Stream source) : Stream
{
    const uint Polynomial = 0xEDB88320;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(RemainderOf)];

    uint state = uint.MaxValue;

    public uint Checksum => ~state;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        foreach (var b in buffer[..count]) state = Table[(byte)(state ^ b)] ^ (state >> 8);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    static uint RemainderOf(int value) => Enumerable.Range(0, 8).Aggregate((uint)value, (remainder, _) => (remainder >> 1) ^ ((remainder & 1) * Polynomial));
}
