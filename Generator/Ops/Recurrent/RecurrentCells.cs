namespace NetGenCompiler.Ops.Recurrent;

/// <summary>How many numbers a unit of a cell has.</summary>
static class RecurrentCells
{
    /// <summary>Rows of the weights for a unit, in PyTorch's order: i, f, g, o of LSTM, r, z, n of GRU.</summary>
    public static int Gates(RecurrentCell cell) => cell switch
    {
        RecurrentCell.LSTM => 4,
        RecurrentCell.GRU => 3,
        _ => 1,
    };

    /// <summary>Numbers that backward reads for a unit and a step beside the result: the gates, and of GRU the hidden part of its third.</summary>
    public static int Saved(RecurrentCell cell) => cell is RecurrentCell.LSTM or RecurrentCell.GRU ? 4 : 0;
}
